import { type AnyTables, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { forbidden } from '../acting/actingOfficer.ts';
import { dayText, refuseFuture, saidText } from '../acting/badInput.ts';
import { illegalStep } from '../lifecycle/lifecycle.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { DisposalState } from './disposalState.ts';
import { AccessRightState } from './grantState.ts';
import { onGrant } from './onGrant.ts';
import { SharingGrant } from './sharingGrant.ts';

/** The end of the data after the end of a grant (art. 27): the receiver certifies it, the provider or the authority accepts or refuses that. */
@Resolver(() => SharingGrant)
export class DisposalResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingGrant, {
    description:
      '授权结束后出具销毁（处置）证明，不被认可的可重新出具（第二十七条）。Certifies that the data of an ended grant was disposed of; anew, when that was refused (art. 27).',
  })
  certifyDisposal(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '授权编号。Number of the grant.' }) number: string,
    @Arg('method', () => String, { description: '处置方式。How it was disposed of.' }) method: string,
    @Arg('disposedOn', () => String, { description: '处置日期。The day it was disposed of.' }) disposedOn: string,
  ) {
    const [how, day] = [saidText('method', method), dayText('disposedOn', disposedOn)];
    const doing = { act: 'certifyDisposal', number, by: 'requesterSharingOfficer', reason: `${day}：${how}` } as const;
    return onGrant(context, doing, async ({ trx, officer, state }) => {
      refuseLiving(number, state);
      await refuseFuture(trx, 'disposedOn', day);
      const { rows } = await sql`
        insert into disposal_certificate as certificate (grant_number, method, disposed_on, certified_by)
        values (${number}, ${how}, ${day}, ${officer.subject})
        on conflict (grant_number) do update
        set state = 'CERTIFIED', method = excluded.method, disposed_on = excluded.disposed_on, certified_by = excluded.certified_by,
            certified_at = now(), decided_by = null, decided_at = null, refusal_reason = null
        where certificate.state = 'REFUSED'
        returning 1`.execute(trx);
      if (rows.length === 0) throw notWaiting(number, await certificateOf(trx, number));
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingGrant, {
    description:
      '提供部门或者主管部门认可销毁（处置）证明（第二十七条）。The provider or the authority accepts a certificate of disposal (art. 27).',
  })
  acceptDisposal(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '授权编号。Number of the grant.' }) number: string,
  ) {
    return decide(context, number, 'acceptDisposal');
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingGrant, {
    description:
      '提供部门或者主管部门不认可销毁（处置）证明，须说明理由；需求部门重新出具（第二十七条）。The provider or the authority refuses a certificate of disposal and says why; the receiver certifies anew (art. 27).',
  })
  refuseDisposal(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '授权编号。Number of the grant.' }) number: string,
    @Arg('reason', () => String, { description: '理由和要求。Why, and what is still to be done.' }) reason: string,
  ) {
    return decide(context, number, 'refuseDisposal', saidText('reason', reason));
  }
}

function decide(context: RequestContext, number: string, act: 'acceptDisposal' | 'refuseDisposal', reason?: string) {
  return onGrant(context, { act, number, by: 'providerOrAuthority', reason }, async ({ trx, officer: { subject } }) => {
    const certificate = await certificateOf(trx, number);
    if (certificate?.state !== DisposalState.CERTIFIED) throw notWaiting(number, certificate);
    if (certificate.certified_by === subject)
      throw forbidden('出具人不能认可自己的证明', 'whoever certifies does not decide about it');
    const state = reason === undefined ? DisposalState.ACCEPTED : DisposalState.REFUSED;
    await sql`update disposal_certificate
      set state = ${state}, decided_by = ${subject}, decided_at = now(), refusal_reason = ${reason ?? null}
      where grant_number = ${number}`.execute(trx);
  });
}

interface Certificate {
  state: DisposalState;
  certified_by: string;
}

async function certificateOf(trx: Kysely<AnyTables>, number: string): Promise<Certificate | undefined> {
  const { rows } = await sql<Certificate>`
    select state, certified_by from disposal_certificate where grant_number = ${number}`.execute(trx);
  return rows[0];
}

function refuseLiving(number: string, state: AccessRightState): void {
  if (state === AccessRightState.TERMINATED || state === AccessRightState.EXPIRED) return;
  throw illegalStep(
    `授权 ${number} 当前状态为 ${state}，尚未结束；不再使用的请先放弃授权（relinquishGrant）`,
    `grant ${number} is ${state} and has not ended; if the data is no longer needed give it up first (relinquishGrant)`,
    { state },
  );
}

/** Why a step about a certificate is not due, and whose turn it is. */
function notWaiting(number: string, certificate: Certificate | undefined) {
  const [zh, en] = TURNS[certificate?.state ?? 'NONE'];
  return illegalStep(`授权 ${number} 的${zh}`, `grant ${number}: ${en}`, { disposal: certificate?.state ?? null });
}

const TURNS: Record<DisposalState | 'NONE', readonly [zh: string, en: string]> = {
  NONE: [
    '数据尚无销毁证明，须先由需求部门出具（certifyDisposal）',
    'no disposal was certified yet; the requester does so first (certifyDisposal)',
  ],
  CERTIFIED: [
    '销毁证明已出具，待提供部门或者主管部门答复（acceptDisposal、refuseDisposal）',
    'the certificate of disposal waits for the provider or the authority (acceptDisposal, refuseDisposal)',
  ],
  ACCEPTED: ['销毁证明已经认可', 'the certificate of disposal was accepted'],
  REFUSED: [
    '销毁证明未被认可，待需求部门重新出具（certifyDisposal）',
    'the certificate of disposal was refused; the requester certifies anew (certifyDisposal)',
  ],
};
