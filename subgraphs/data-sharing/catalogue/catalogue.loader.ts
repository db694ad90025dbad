import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { ClockKind } from '../clocks/clockKinds.ts';
import type { CatalogueItem } from './catalogueEntry.ts';

/** The data items of entries, by the entries' numbers. */
export const itemsOf: LoaderDefinition<string, CatalogueItem[]> = async (numbers, { sql: db }) => {
  const { rows } = await sql<CatalogueItem & { number: string }>`
    select owner || '/' || type_name as number, coordinate, description, share_class as "shareClass", basis, sensitivity, purposes, masks
    from catalogue_item
    where owner || '/' || type_name = any(${[...numbers]}::text[])
    order by coordinate`.execute(db);
  const byNumber = Map.groupBy(rows, ({ number }) => number);
  return numbers.map(number => byNumber.get(number) ?? []);
};

/** The last days of running updates, by the entries' numbers. */
export const updateDueOnOf: LoaderDefinition<string, string | null> = async (numbers, { sql: db }) => {
  const { rows } = await sql<{ number: string; dueOn: string }>`
    select subject_number as number, to_char(due_on, 'YYYY-MM-DD') as "dueOn" from statutory_clock
    where subject_number = any(${[...numbers]}::text[]) and kind = ${ClockKind.CATALOGUE_UPDATE} and stopped_on is null`.execute(
    db,
  );
  const byNumber = new Map(rows.map(({ number, dueOn }) => [number, dueOn]));
  return numbers.map(number => byNumber.get(number) ?? null);
};
