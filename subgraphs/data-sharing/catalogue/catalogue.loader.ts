import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
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
