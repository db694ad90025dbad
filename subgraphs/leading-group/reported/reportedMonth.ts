import { type LoaderDefinition, monthText, type ReadingKey, splitReadingKey } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** What was reported of an indicator in one month: for the whole city, by townships, or both. Numbers are null where nobody gave them. */
export interface ReportedMonth {
  /** `YYYY-MM`. */
  month: string;
  /** The report for the whole city; its value is null when there is none. */
  cityNumerator: number | null;
  cityDenominator: number | null;
  cityValue: number | null;
  /** Townships that reported. Sums are null unless each of them gave the number. */
  townshipsReported: number;
  townshipNumerators: number | null;
  townshipDenominators: number | null;
  townshipValues: number | null;
  smallestTownshipValue: number | null;
  /** Of the report for the city, otherwise of the township that reported last. */
  reportingUnit: string;
  reporter: string;
  reportedOn: string;
  /** The month's end, or the day of that report when it came earlier. */
  asOf: string;
  /** 1 for the first report; corrected numbers count up. Of the report for the city, otherwise the most corrected township's. */
  revision: number;
}

/**
 * The newest 24 months of an indicator's reports up to a year's end, oldest first. One query for all indicators of a request, folded in
 * the database: a board asks for two hundred months, not for the four thousand reports behind them.
 * Reports of townships that are not in 行政区划 are left out: nobody could say where they are.
 */
export const reportedMonths: LoaderDefinition<ReadingKey, ReportedMonth[]> = async (keys, { sql: db }) => {
  const wanted = keys.map(splitReadingKey);
  const { rows } = await sql<ReportedMonth & { code: string; year: number }>`
    select report.code, report.year, ${sql.raw(monthText('report.month'))} as month,
           max(numerator) filter (where whole)::float8 as "cityNumerator",
           max(denominator) filter (where whole)::float8 as "cityDenominator",
           max(value) filter (where whole)::float8 as "cityValue",
           count(*) filter (where not whole)::int as "townshipsReported",
           case when bool_and(whole or numerator is not null) then (sum(numerator) filter (where not whole))::float8 end
             as "townshipNumerators",
           case when bool_and(whole or denominator is not null) then (sum(denominator) filter (where not whole))::float8 end
             as "townshipDenominators",
           (sum(value) filter (where not whole))::float8 as "townshipValues",
           (min(value) filter (where not whole))::float8 as "smallestTownshipValue",
           (array_agg(reporting_unit order by whole desc, reported_on desc))[1] as "reportingUnit",
           (array_agg(reporter order by whole desc, reported_on desc))[1] as reporter,
           to_char(coalesce(max(reported_on) filter (where whole), max(reported_on)), 'YYYY-MM-DD') as "reportedOn",
           to_char(least(coalesce(max(reported_on) filter (where whole), max(reported_on)),
                         report.month + interval '1 month' - interval '1 day'), 'YYYY-MM-DD') as "asOf",
           coalesce(max(revision) filter (where whole), max(revision)) as revision
    from (
      select wanted.year, reported_value.*, division_code = '' as whole,
             max(month) over (partition by wanted.code, wanted.year) as newest
      from unnest(${wanted.map(({ code }) => code)}::text[], ${wanted.map(({ year }) => year)}::int[]) as wanted (code, year)
      join reported_value using (code)
      left join division on division.code = division_code and division.level = '4'
      where month < make_date(wanted.year + 1, 1, 1) and (division_code = '' or division.code is not null)
    ) report
    where report.month > report.newest - interval '24 months'
    group by report.code, report.year, report.month
    order by report.month`.execute(db);
  return wanted.map(({ code, year }) => rows.filter(row => row.code === code && row.year === year));
};

/** How many townships are expected to report. */
export const townshipCount: LoaderDefinition<'all', number> = async (keys, { sql: db }) => {
  const { rows } = await sql<{ townships: number }>`
    select count(*)::int as townships from division where level = '4'`.execute(db);
  return keys.map(() => rows[0]?.townships ?? 0);
};
