import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** One township's report of one month. */
export interface TownshipReport {
  divisionCode: string;
  numerator: number | null;
  denominator: number | null;
  value: number;
}

/** An indicator and a month, `CODE:YYYY-MM`. */
export type MonthKey = `${string}:${string}`;

/** The townships' reports of an indicator in a month, by division code. */
export const townshipReports: LoaderDefinition<MonthKey, TownshipReport[]> = async (keys, { sql: db }) => {
  const wanted = keys.map(key => key.split(':'));
  const { rows } = await sql<TownshipReport & { key: string }>`
    select wanted.code || ':' || wanted.month as key, report.division_code as "divisionCode",
           report.numerator::float8 as numerator, report.denominator::float8 as denominator, report.value::float8 as value
    from unnest(${wanted.map(([code]) => code)}::text[], ${wanted.map(([, month]) => month)}::text[]) as wanted (code, month)
    join reported_value report on report.code = wanted.code and report.month = (wanted.month || '-01')::date
    join division on division.code = report.division_code and division.level = '4'
    order by report.division_code`.execute(db);
  return keys.map(key => rows.filter(row => row.key === key));
};
