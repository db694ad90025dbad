import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** One reported number: of a township, or of the whole city when `divisionCode` is ''. */
export interface ReportedRow {
  /** `YYYY-MM`. */
  month: string;
  divisionCode: string;
  numerator: number | null;
  denominator: number | null;
  value: number;
  reportingUnit: string;
  reporter: string;
  reportedOn: string;
  /** The month's end, or the day of the report when it came earlier. */
  asOf: string;
  /** 1 for the first report; each correction counts up. */
  revision: number;
}

export interface ReportedRows {
  rows: ReportedRow[];
  /** Townships that are expected to report. */
  townships: number;
}

export type ReportedKey = `${string}:${number}`;

/**
 * Reports of an indicator up to a year's end, its newest 24 months, oldest first. One query for all indicators of a request.
 * Townships that are not in 行政区划 are left out: nobody could say where they are.
 */
export const reportedRows: LoaderDefinition<ReportedKey, ReportedRows> = async (keys, { sql: db }) => {
  const wanted = keys.map(key => ({
    code: key.slice(0, key.lastIndexOf(':')),
    year: Number(key.slice(key.lastIndexOf(':') + 1)),
  }));
  const { rows } = await sql<ReportedRow & { code: string; year: number }>`
    select wanted.code, wanted.year, to_char(report.month, 'YYYY-MM') as month, report.division_code as "divisionCode",
           report.numerator::float8 as numerator, report.denominator::float8 as denominator, report.value::float8 as value,
           report.reporting_unit as "reportingUnit", report.reporter, to_char(report.reported_on, 'YYYY-MM-DD') as "reportedOn",
           to_char(least(report.reported_on, report.month + interval '1 month' - interval '1 day'), 'YYYY-MM-DD') as "asOf",
           1 + (select count(*) from fact_history history
                where history.table_name = 'reported_value' and history.fact ->> 'code' = report.code
                  and history.fact ->> 'month' = report.month::text
                  and history.fact ->> 'division_code' = report.division_code)::int as revision
    from unnest(${wanted.map(({ code }) => code)}::text[], ${wanted.map(({ year }) => year)}::int[]) as wanted (code, year)
    cross join lateral (
      select reported_value.*, max(month) over () as newest from reported_value
      where code = wanted.code and month < make_date(wanted.year + 1, 1, 1)
        and (division_code = '' or exists (select from division where division.code = division_code and level = '4'))
    ) report
    where report.month > report.newest - interval '24 months'
    order by report.month, report.division_code`.execute(db);
  const townships = await countTownships(db);
  return wanted.map(({ code, year }) => ({ rows: rows.filter(row => row.code === code && row.year === year), townships }));
};

async function countTownships(db: Parameters<typeof reportedRows>[1]['sql']): Promise<number> {
  const { rows } = await sql<{ townships: number }>`
    select count(*)::int as townships from division where level = '4'`.execute(db);
  return rows[0]?.townships ?? 0;
}
