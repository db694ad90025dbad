import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import type { CorrectionRow } from './correctionRow.ts';

/**
 * Sends the notices of a corrected value (政务数据共享条例 art. 26): to whoever filed, to the receivers that either side named, and to
 * every department that has or ever had a grant covering the field. Once for each department.
 * @returns how many departments have to act on it
 */
export async function notifyReceivers(trx: Kysely<AnyTables>, row: CorrectionRow, alsoKnown: readonly string[]): Promise<number> {
  const named = [row.requester, ...row.receivers, ...alsoKnown];
  const { rows } = await sql`
    insert into correction_notice (correction_number, department)
    select ${row.number}, department
    from (
      select unnest(${named}::text[]) as department
      union
      select requester from sharing_grant
      where provider = ${row.provider}
        and (${row.coordinate} = any(fields) or split_part(${row.coordinate}, '.', 1) || '.*' = any(fields))
    ) receiver
    where department <> ${row.provider} and department <> ''
    order by department
    on conflict do nothing
    returning 1`.execute(trx);
  return rows.length;
}
