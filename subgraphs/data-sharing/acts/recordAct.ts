import type { AnyTables } from '@minsheng/subgraph-kit';
import type { Kysely } from 'kysely';
import type { Officer } from '../acting/actingOfficer.ts';
import type { SubjectKind } from './subjectKind.ts';

export interface Act {
  act: string;
  kind: SubjectKind;
  number: string;
  reason?: string | undefined;
}

/** Writes down who did what, in the transaction that does it: what is not on record did not happen. */
export async function recordAct(
  trx: Kysely<AnyTables>,
  { subject, department }: Pick<Officer, 'subject' | 'department'>,
  { act, kind, number, reason }: Act,
): Promise<void> {
  await trx
    .insertInto('sharing_act')
    .values({ officer: subject, department, act, subject_kind: kind, subject_number: number, reason: reason ?? null })
    .execute();
}

/** In whose name time itself acts, for instance when a grant expires. */
export const SYSTEM = { subject: 'system', department: 'data-sharing' };
