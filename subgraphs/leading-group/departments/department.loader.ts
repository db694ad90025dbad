import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { Department } from './department.ts';

export type DepartmentRow = Pick<Department, 'code' | 'name' | 'nameEn' | 'ordinal' | 'member'>;

const COLUMNS = sql`department.code, department.name, department.name_en as "nameEn", department.ordinal, department.member`;

export const departmentByCode: LoaderDefinition<string, DepartmentRow | null> = async (codes, { sql: db }) => {
  const { rows } = await sql<DepartmentRow>`
    select ${COLUMNS} from department where code = any(${[...codes]}::text[])`.execute(db);
  const byCode = new Map(rows.map(row => [row.code, row]));
  return codes.map(code => byCode.get(code) ?? null);
};

/** A unit by any name that documents and reporters use for it now or used once; null when nobody has said who that is. */
export const departmentByName: LoaderDefinition<string, DepartmentRow | null> = async (names, { sql: db }) => {
  const { rows } = await sql<DepartmentRow & { wanted: string }>`
    select distinct on (wanted.name) wanted.name as wanted, ${COLUMNS}
    from unnest(${[...names]}::text[]) as wanted (name)
    left join department_alias alias on alias.alias = wanted.name
    join department on department.name = wanted.name or department.code = alias.department_code
    order by wanted.name, department.name = wanted.name desc`.execute(db);
  const byName = new Map(rows.map(({ wanted, ...row }) => [wanted, row]));
  return names.map(name => byName.get(name) ?? null);
};
