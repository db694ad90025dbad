import { sql } from 'kysely';
import { monthText } from '../database/monthText.ts';
import type { LoaderDefinition, RequestContext } from '../server/requestContext.ts';
import { type ReadingKey, readingKey, splitReadingKey } from './readingKey.ts';

/** An indicator's state at the end of a year, or at the newest data before it. Amounts are plain numbers in the indicator's unit. */
export interface IndicatorReading {
  month: string;
  asOf: string;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  definitionVersion: number;
  completeness: number;
  revision: number;
}

/** Snapshots of the whole city for an indicator up to a year's end, oldest first, at most 24 months. */
export const citySeries: LoaderDefinition<ReadingKey, IndicatorReading[]> = async (keys, { sql: db }) => {
  const wanted = keys.map(splitReadingKey);
  const { rows } = await sql<IndicatorReading & { code: string; year: number }>`
    select wanted.code, wanted.year, ${readingColumns}
    from unnest(${wanted.map(key => key.code)}::text[], ${wanted.map(key => key.year)}::int[]) as wanted (code, year)
    cross join lateral (
      select * from indicator_snapshot
      where code = wanted.code and division_code = '' and month < make_date(wanted.year + 1, 1, 1)
      order by month desc limit 24
    ) snapshot
    order by snapshot.month`.execute(db);
  return groupByKey(keys, rows);
};

/** The newest month's values by township for an indicator up to a year's end. */
export const divisionReadings: LoaderDefinition<ReadingKey, (IndicatorReading & { divisionCode: string })[]> = async (
  keys,
  { sql: db },
) => {
  const wanted = keys.map(splitReadingKey);
  const { rows } = await sql<IndicatorReading & { code: string; year: number; divisionCode: string }>`
    select wanted.code, wanted.year, snapshot.division_code as "divisionCode", ${readingColumns}
    from unnest(${wanted.map(key => key.code)}::text[], ${wanted.map(key => key.year)}::int[]) as wanted (code, year)
    join indicator_snapshot snapshot on snapshot.code = wanted.code and snapshot.division_code <> ''
      and snapshot.month = (
        select max(month) from indicator_snapshot where code = wanted.code and month < make_date(wanted.year + 1, 1, 1))
    order by snapshot.division_code`.execute(db);
  return groupByKey(keys, rows);
};

export async function newestReading(key: ReadingKey, context: RequestContext): Promise<IndicatorReading | undefined> {
  return (await context.loader(citySeries).load(key)).at(-1);
}

const readingColumns = sql`
  ${sql.raw(monthText('snapshot.month'))} as month, to_char(snapshot.as_of, 'YYYY-MM-DD') as "asOf",
  snapshot.numerator::float8 as numerator, snapshot.denominator::float8 as denominator, snapshot.value::float8 as value,
  snapshot.definition_version as "definitionVersion", snapshot.completeness::float8 as completeness, snapshot.revision`;

function groupByKey<Row extends { code: string; year: number }>(keys: readonly ReadingKey[], rows: Row[]): Row[][] {
  const groups = new Map<string, Row[]>(keys.map(key => [key, []]));
  for (const row of rows) groups.get(readingKey(row.code, row.year))?.push(row);
  return keys.map(key => groups.get(key) ?? []);
}
