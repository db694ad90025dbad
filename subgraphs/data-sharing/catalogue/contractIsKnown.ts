import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';

/** Whether this department has seen a contract. Lifted out of the city it has not, and then only the provider can say what is its own. */
export async function contractIsKnown(trx: Kysely<AnyTables>): Promise<boolean> {
  const { rows } = await sql`select from catalogue_item limit 1`.execute(trx);
  return rows.length > 0;
}
