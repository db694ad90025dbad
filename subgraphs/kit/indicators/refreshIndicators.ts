import { sql } from 'kysely';
import type { Database } from '../database/openDatabase.ts';
import { type IndicatorDefinition, SERIES_MONTHS, type ValueFormula } from './indicatorDefinition.ts';

export interface IndicatorRefresh {
  code: string;
  /** Missing when a source file has never been imported: then there is no data, which is not zero. */
  asOf?: string;
  missingSources: string[];
  milliseconds: number;
}

/**
 * Recomputes the snapshots of a department's indicators from its rows: the last 24 months up to each indicator's as-of.
 * A month that was already complete and now comes out differently is a restatement: its revision counts up.
 */
export async function refreshIndicators(database: Database, indicators: IndicatorDefinition[]): Promise<IndicatorRefresh[]> {
  const refreshed: IndicatorRefresh[] = [];
  for (const indicator of indicators) {
    const started = performance.now();
    const sources = await readSources(database, indicator.sources);
    if (sources.missing.length === 0) await storeSnapshots(database, indicator, sources);
    refreshed.push({
      code: indicator.code,
      ...(sources.missing.length === 0 && { asOf: sources.asOf }),
      missingSources: sources.missing,
      milliseconds: Math.round(performance.now() - started),
    });
  }
  return refreshed;
}

/**
 * Recomputes the indicators whose newest snapshot was computed by another version of the definition than the code's: after an
 * upgrade a department must not wait for its next import to speak of one thing and show another.
 */
export async function refreshOutdatedIndicators(
  database: Database,
  indicators: IndicatorDefinition[],
): Promise<IndicatorRefresh[]> {
  const { rows } = await sql<{ code: string; version: number }>`
    select distinct on (code) code, definition_version as version
    from indicator_snapshot order by code, month desc, definition_version`.execute(database.sql);
  const stored = new Map(rows.map(({ code, version }) => [code, version]));
  return refreshIndicators(
    database,
    indicators.filter(({ code, version }) => stored.has(code) && stored.get(code) !== version),
  );
}

interface Sources {
  asOf: string;
  /** Accepted rows over read rows of the newest data date of each source, 0 to 1. */
  completeness: number;
  missing: string[];
}

/** A source is what its newest data date brought: every part of that date, each as it was sent last. */
async function readSources(database: Database, names: string[]): Promise<Sources> {
  const { rows } = await sql<{ name: string; dataDate: string | null; read: number; rejected: number }>`
    select wanted.name,
           to_char(max(part.data_date), 'YYYY-MM-DD') as "dataDate",
           coalesce(sum(part.rows_read), 0)::float8 as read,
           coalesce(sum(part.rows_rejected), 0)::float8 as rejected
    from unnest(${names}::text[]) as wanted (name)
    left join lateral (
      select distinct on (data_date, file_name) data_date, rows_read, rows_rejected,
             max(data_date) over () as newest
      from import_run where export_name = wanted.name and status = 'done'
      order by data_date, file_name, id desc
    ) part on part.data_date = part.newest
    group by wanted.name`.execute(database.sql);
  const read = rows.reduce((sum, row) => sum + row.read, 0);
  const rejected = rows.reduce((sum, row) => sum + row.rejected, 0);
  return {
    asOf: rows.map(row => row.dataDate ?? '').sort()[0] ?? '',
    // A newest file without rows had nothing to reject.
    completeness: read === 0 ? 1 : 1 - rejected / read,
    missing: rows.filter(row => row.dataDate === null).map(row => row.name),
  };
}

async function storeSnapshots(
  database: Database,
  indicator: IndicatorDefinition,
  { asOf, completeness }: Sources,
): Promise<void> {
  await database.sql.transaction().execute(async transaction => {
    await sql`set local statement_timeout = 0`.execute(transaction);
    await sql`
      with months as (
        select month::date, least((month + interval '1 month' - interval '1 day')::date, ${asOf}::date) as month_end
        from generate_series(
          date_trunc('month', ${asOf}::date) - make_interval(months => ${SERIES_MONTHS - 1}::int),
          date_trunc('month', ${asOf}::date), interval '1 month') as month
      ), measured as materialized (${indicator.measure}),
      stored as (
        insert into indicator_snapshot as kept
          (code, month, division_code, numerator, denominator, value, as_of, definition_version, completeness)
        select ${indicator.code}, measured.month, coalesce(measured.division_code, ''), measured.numerator, measured.denominator,
               ${valueBy(indicator.formula)}, months.month_end, ${indicator.version}::int, ${completeness}::numeric
        from measured join months using (month)
        on conflict (code, month, division_code) do update set
          revision = kept.revision + case
            when kept.as_of = excluded.as_of
             and (kept.numerator, kept.denominator, kept.definition_version)
                 is distinct from (excluded.numerator, excluded.denominator, excluded.definition_version)
            then 1 else 0 end,
          numerator = excluded.numerator, denominator = excluded.denominator, value = excluded.value, as_of = excluded.as_of,
          definition_version = excluded.definition_version, completeness = excluded.completeness, computed_at = now()
        returning month, division_code
      )
      delete from indicator_snapshot old
      using months
      where old.code = ${indicator.code} and old.month = months.month
        and not exists (select from measured where measured.month = old.month and coalesce(measured.division_code, '') = old.division_code)
    `.execute(transaction);
  });
}

/** A ratio over nothing has no value: null, never 0. */
function valueBy(formula: ValueFormula) {
  switch (formula) {
    case 'count':
      return sql`measured.numerator`;
    case 'ratio':
      return sql`measured.numerator / nullif(measured.denominator, 0)`;
    case 'percent':
      return sql`100.0 * measured.numerator / nullif(measured.denominator, 0)`;
  }
}
