import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import { recordAct, SYSTEM } from '../acts/recordAct.ts';
import { SubjectKind } from '../acts/subjectKind.ts';
import { nextVersion } from './accessVersion.ts';

/**
 * Writes down which grants have run out. Every gateway's question comes here first, twice a second, so this department needs no timer of
 * its own; between two questions whoever reads a grant computes its state by time (stateNow).
 */
export async function expireDueGrants(db: Kysely<AnyTables>): Promise<void> {
  const { rows: anyDue } = await sql`
    select from sharing_grant where state in ('ACTIVE', 'SUSPENDED') and valid_until <= now() limit 1`.execute(db);
  if (anyDue.length === 0) return;
  await db.transaction().execute(async trx => {
    // Grants first and then the counter, as every step on a grant locks them; one that is being stepped on waits for the next question.
    const { rows: due } = await sql<{ number: string }>`
      select number from sharing_grant where state in ('ACTIVE', 'SUSPENDED') and valid_until <= now()
      order by number for update skip locked`.execute(trx);
    if (due.length === 0) return;
    const numbers = due.map(({ number }) => number);
    const version = await nextVersion(trx);
    await sql`update sharing_grant set state = 'EXPIRED', version = ${version}::bigint, ended_at = valid_until
      where number = any(${numbers}::text[])`.execute(trx);
    for (const number of numbers) await recordAct(trx, SYSTEM, { act: 'expireGrant', kind: SubjectKind.GRANT, number });
  });
}
