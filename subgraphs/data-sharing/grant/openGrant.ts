import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import type { Officer } from '../acting/actingOfficer.ts';
import { recordAct } from '../acts/recordAct.ts';
import type { ApplicationRow } from '../application/applicationRow.ts';
import { illegalStep } from '../lifecycle/lifecycle.ts';
import { nextNumber } from '../lifecycle/nextNumber.ts';
import { nextVersion } from './accessVersion.ts';
import { grantLifecycle } from './grantLifecycle.ts';

/** Makes the grant of an application: valid from now or its first day of use, to the end of its last one in the city's time. */
export async function openGrant(trx: Kysely<AnyTables>, application: ApplicationRow, officer: Officer): Promise<void> {
  const version = await nextVersion(trx);
  const number = await nextNumber(trx, 'GX');
  const { rows } = await sql`
    insert into sharing_grant (number, application_number, state, requester, provider, responsible, fields, purposes, masks,
                               persons_per_day, valid_from, valid_until, version)
    select ${number}, number, 'ACTIVE', requester, provider, applicant, fields, purposes, masks, persons_per_day,
           greatest(now(), use_from::timestamp at time zone 'Asia/Shanghai'),
           (use_until + 1)::timestamp at time zone 'Asia/Shanghai', ${version}::bigint
    from sharing_application
    where number = ${application.number} and (use_until + 1)::timestamp at time zone 'Asia/Shanghai' > now()
      and (use_from is null or use_from <= use_until)
    returning number`.execute(trx);
  if (rows.length === 0)
    throw illegalStep(
      `共享申请 ${application.number} 的使用时限已过，不能开通；仍需使用的请另行申请（draftApplication）`,
      `the time limit of application ${application.number} has passed, it cannot be activated; apply anew (draftApplication) if the data is still needed`,
      { state: application.state },
    );
  await recordAct(trx, officer, { act: 'activateGrant', kind: grantLifecycle.kind, number, reason: application.number });
}
