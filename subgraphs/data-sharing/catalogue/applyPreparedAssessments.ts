import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import { recordAct, SYSTEM } from '../acts/recordAct.ts';
import { SubjectKind } from '../acts/subjectKind.ts';

/**
 * Enters handed-in assessments into entries that have none yet. What an officer recorded here stands; review and publication remain acts of
 * people (政务数据共享条例 arts 13, 17).
 */
export async function applyPreparedAssessments(db: Kysely<AnyTables>): Promise<void> {
  await db.transaction().execute(async trx => {
    const { rows } = await sql<{ number: string }>`
      update catalogue_entry entry
      set conditions = coalesce(entry.conditions, prepared.conditions), grade = coalesce(entry.grade, prepared.grade),
          secrecy_assessment = prepared.secrecy_assessment, secrecy_assessed_by = prepared.assessor,
          personal_assessment = prepared.personal_assessment, personal_assessed_by = prepared.assessor,
          signatory = prepared.signatory, signed_at = prepared.signed_on::timestamp at time zone 'Asia/Shanghai'
      from prepared_assessment prepared
      where prepared.provider = entry.provider and prepared.type_name = entry.type_name
        and entry.state = 'DRAFT' and entry.secrecy_assessment is null and entry.personal_assessment is null
      returning entry.number`.execute(trx);
    for (const { number } of rows)
      await recordAct(trx, SYSTEM, { act: 'importAssessment', kind: SubjectKind.CATALOGUE_ENTRY, number });
  });
}
