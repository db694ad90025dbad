import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import type { Officer } from '../acting/actingOfficer.ts';
import { recordAct } from '../acts/recordAct.ts';
import { SubjectKind } from '../acts/subjectKind.ts';
import { type Expired, findExpired, namesOfDue } from './findExpired.ts';

/** What hangs on a book, by its table and the column that names the book, and the book itself last. */
const TABLES: Partial<Record<SubjectKind, readonly [table: string, column: string][]>> = {
  [SubjectKind.GRANT]: [
    ['usage_record', 'grant_number'],
    ['disposal_certificate', 'grant_number'],
    ['sharing_grant', 'number'],
  ],
  [SubjectKind.APPLICATION]: [['sharing_application', 'number']],
  [SubjectKind.CORRECTION]: [
    ['correction_notice', 'correction_number'],
    ['correction_request', 'number'],
  ],
};

/**
 * Deletes what was kept long enough, in an officer's name, and says what it was. What is found is locked and then found again: a dispute that was
 * opened in between is seen, and none can be opened any more.
 */
export async function deleteExpired(trx: Kysely<AnyTables>, officer: Officer): Promise<Expired> {
  const first = await findExpired(trx);
  for (const { kind } of first.rules) await lock(trx, kind, namesOfDue(first.records));
  const locked = new Set(namesOfDue(first.records));
  const found = await findExpired(trx);
  const records = found.records.filter(({ number, heldBecause }) => heldBecause !== null || locked.has(number));
  for (const { kind, years } of found.rules) {
    const numbers = namesOfDue(records.filter(record => record.kind === kind));
    await remove(trx, kind, numbers);
    for (const number of numbers)
      await recordAct(trx, officer, { act: 'deleteByRetention', kind, number, reason: `保存满 ${years} 年` });
  }
  return { rules: found.rules, records };
}

async function lock(trx: Kysely<AnyTables>, kind: SubjectKind, numbers: string[]): Promise<void> {
  const table = TABLES[kind]?.at(-1)?.[0];
  if (table === undefined) return;
  await sql`select from ${sql.table(table)} where number = any(${numbers}::text[]) order by number for update`.execute(trx);
  // A dispute about a grant's application holds the grant, too.
  if (kind === SubjectKind.GRANT)
    await sql`select from sharing_application
      where number in (select application_number from sharing_grant where number = any(${numbers}::text[]))
      order by number for update`.execute(trx);
}

async function remove(trx: Kysely<AnyTables>, kind: SubjectKind, numbers: string[]): Promise<void> {
  await sql`delete from statutory_clock where subject_number = any(${numbers}::text[])`.execute(trx);
  await sql`delete from sharing_dispute where about_number = any(${numbers}::text[])`.execute(trx);
  for (const [table, column] of TABLES[kind] ?? [])
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = any(${numbers}::text[])`.execute(trx);
}
