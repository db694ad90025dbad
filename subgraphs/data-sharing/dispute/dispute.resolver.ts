import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { actingOfficer, forbidden } from '../acting/actingOfficer.ts';
import { badInput, saidText } from '../acting/badInput.ts';
import { refuseStranger } from '../acting/party.ts';
import { recordAct } from '../acts/recordAct.ts';
import { SubjectKind } from '../acts/subjectKind.ts';
import { applicationLifecycle } from '../application/applicationLifecycle.ts';
import { correctionLifecycle } from '../correction/correctionLifecycle.ts';
import { grantLifecycle } from '../grant/grantLifecycle.ts';
import type { Lifecycle, LivingRow } from '../lifecycle/lifecycle.ts';
import { nextNumber } from '../lifecycle/nextNumber.ts';
import { notFound, type StepRequest, takeStep } from '../lifecycle/takeStep.ts';
import { mayLearnOf, visibleTo } from '../lifecycle/visibleTo.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { type DisputeRow, DisputeState, disputeLifecycle, isOwnDispute } from './disputeLifecycle.ts';
import { SharingDispute, SharingDisputeConnection } from './sharingDispute.ts';

/** What two sides may be in dispute about. */
const DISPUTABLE = new Map<SubjectKind, Lifecycle>(
  [applicationLifecycle, grantLifecycle, correctionLifecycle].map(lifecycle => [lifecycle.kind, lifecycle]),
);

/** Disputes (政务数据共享条例 art. 28). */
@Resolver(() => SharingDispute)
export class DisputeResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => SharingDisputeConnection, {
    description:
      '争议列表：部门看与本部门有关的，主管部门看全部。Disputes: a department sees those it is a side of, the authority all.',
  })
  sharingDisputes(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('state', () => DisputeState, { nullable: true, description: '状态。State.' }) state?: DisputeState,
  ) {
    return findConnection<SharingDispute>(context, SharingDispute, {
      where: { ...(state && { state }), ...visibleTo(context) },
      orderBy: { number: 'desc' },
      page,
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingDispute, {
    description:
      '就申请、授权或者校核提出争议，先行协商（第二十八条）。Opens a dispute about an application, a grant or a correction; the sides consult first (art. 28).',
  })
  async openDispute(
    @Ctx() context: RequestContext,
    @Arg('aboutKind', () => SubjectKind, { description: '事项种类。Kind of what it is about.' }) aboutKind: SubjectKind,
    @Arg('aboutNumber', () => ID, { description: '事项编号。Its number.' }) aboutNumber: string,
    @Arg('claim', () => String, { description: '主张。What is claimed.' }) claim: string,
  ) {
    const officer = actingOfficer(context);
    const about = DISPUTABLE.get(aboutKind);
    if (about === undefined)
      throw badInput(
        'aboutKind',
        '只能就申请、授权或者校核提出争议',
        'a dispute is about an application, a grant or a correction',
      );
    const said = saidText('claim', claim);
    const number = await context.sql.transaction().execute(async trx => {
      const sides = await trx
        .selectFrom(about.table)
        .select(['requester', 'provider'])
        .where('number', '=', aboutNumber)
        // So that it is not deleted, as kept long enough, while the dispute is written down.
        .forUpdate()
        .executeTakeFirst();
      if (sides === undefined || !mayLearnOf(officer, sides)) throw notFound(about, aboutNumber);
      refuseStranger(officer, 'eitherSide', sides);
      const opened = await nextNumber(trx, 'ZY');
      await trx
        .insertInto('sharing_dispute')
        .values({
          ...{ number: opened, state: DisputeState.CONSULTING, requester: sides.requester, provider: sides.provider },
          ...{ about_kind: aboutKind, about_number: aboutNumber, claim: said },
          ...{ opened_by: officer.subject, opened_in: officer.department },
        })
        .execute();
      await recordAct(trx, officer, { act: 'openDispute', kind: disputeLifecycle.kind, number: opened, reason: said });
      return opened;
    });
    return findDispute(context, number);
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingDispute, {
    description: '协商一致，由提出部门确认。Consultation succeeded, confirmed by the side that opened it.',
  })
  settleDispute(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '争议编号。Number.' }) number: string,
    @Arg('outcome', () => String, { description: '协商结果。What was agreed.' }) outcome: string,
  ) {
    const said = saidText('outcome', outcome);
    return step(context, {
      action: 'settleDispute',
      number,
      reason: said,
      change: (row, { officer }) => {
        if (!isOwnDispute(row, officer))
          throw forbidden('协商一致须由提出部门确认', 'the side that opened the dispute confirms that it is settled');
        return settled(row, said);
      },
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingDispute, { description: '协商不成，报主管部门协调。Consultation failed: refers it to the authority.' })
  referDisputeToAuthority(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '争议编号。Number.' }) number: string,
    @Arg('reason', () => String, { description: '协商情况。How consultation went.' }) reason: string,
  ) {
    return step(context, { action: 'referDisputeToAuthority', number, reason });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingDispute, {
    description: '协调不成，主管部门报请人民政府决定。Coordination failed: the authority refers it to the government.',
  })
  referDisputeToGovernment(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '争议编号。Number.' }) number: string,
    @Arg('reason', () => String, { description: '协调情况。How coordination went.' }) reason: string,
  ) {
    return step(context, { action: 'referDisputeToGovernment', number, reason });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingDispute, {
    description: '主管部门记录协调意见或者政府决定。The authority records its own or the government’s decision.',
  })
  decideDispute(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '争议编号。Number.' }) number: string,
    @Arg('outcome', () => String, { description: '决定。The decision.' }) outcome: string,
  ) {
    const said = saidText('outcome', outcome);
    return step(context, { action: 'decideDispute', number, reason: said, change: row => settled(row, said) });
  }
}

function settled({ state }: LivingRow, outcome: string): Record<string, unknown> {
  return { outcome, settled_at_level: state, settled_at: sql`now()` };
}

async function findDispute(context: RequestContext, number: string): Promise<SharingDispute> {
  const where = { number, ...visibleTo(context) };
  const dispute = await context.em.findOne(SharingDispute, where, { disableIdentityMap: true });
  if (dispute === null) throw notFound(disputeLifecycle, number);
  return dispute;
}

async function step(context: RequestContext, request: StepRequest<DisputeRow>): Promise<SharingDispute> {
  await takeStep(context, disputeLifecycle, request);
  return findDispute(context, request.number);
}
