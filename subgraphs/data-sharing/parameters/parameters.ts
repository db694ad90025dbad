import { type AnyTables, cityToday } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';

/** The code table of 共享参数.csv: what the law leaves to this city, or says in a way that has not been compared with its text. */
export const PARAMETER_NAMES = {
  LONGEST_GRANT: '授权最长期限',
  KEEP_APPLICATIONS: '共享申请保存年限',
  KEEP_GRANTS: '授权保存年限',
  KEEP_CORRECTIONS: '校核申请保存年限',
};

/** No book is kept for fewer years: 政务数据共享条例 art. 29 asks it of records of use, and the others follow them. */
export const FEWEST_YEARS = 3;

export type ParameterName = keyof typeof PARAMETER_NAMES;

/** A number that somebody decided, from a day on, by a basis. */
export interface Parameter {
  name: ParameterName;
  value: number;
  unit: string;
  /** `YYYY-MM-DD`. */
  validFrom: string;
  basis: string;
  /** Whether it was compared with its basis; 待核 is false. */
  verified: boolean;
}

/** The parameter as it is in force today; undefined: nobody has set it. */
export async function parameterToday(db: Kysely<AnyTables>, name: ParameterName): Promise<Parameter | undefined> {
  const { rows } = await sql<Parameter>`
    select name, value, unit, to_char(valid_from, 'YYYY-MM-DD') as "validFrom", basis, verified from sharing_parameter
    where name = ${name} and valid_from <= ${cityToday}
    order by valid_from desc limit 1`.execute(db);
  return rows[0];
}
