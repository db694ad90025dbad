import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';

/**
 * The next version of the access rights. The counter's row stays locked until the transaction ends, so a gateway that has seen version 8
 * can never have missed a 7 that was committed later, as it could with a sequence.
 */
export async function nextVersion(trx: Kysely<AnyTables>): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    update access_version set version = version + 1 returning version::text as version`.execute(trx);
  return rows[0]?.version ?? '';
}
