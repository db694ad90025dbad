import { connectionByParent, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from 'type-graphql';
import { forbidden, isAuthority, type Officer } from '../acting/actingOfficer.ts';
import { takeStep } from '../lifecycle/takeStep.ts';
import { visibleTo } from '../lifecycle/visibleTo.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { nextVersion } from './accessVersion.ts';
import { disposalOf } from './disposal.loader.ts';
import { DisposalCertificate } from './disposalCertificate.ts';
import { expireDueGrants } from './expireDueGrants.ts';
import { findGrant } from './findGrant.ts';
import { type GrantRow, grantLifecycle, mayResume } from './grantLifecycle.ts';
import { AccessRightState } from './grantState.ts';
import { SharingGrant, SharingGrantConnection } from './sharingGrant.ts';
import { stateNow } from './stateNow.ts';
import { UsageRecord, UsageRecordConnection } from './usageRecord.ts';

@InputType({ description: '授权筛选条件。Filter of grants.' })
class SharingGrantFilter {
  @Field(() => AccessRightState, { nullable: true, description: '状态。State.' })
  declare state?: AccessRightState;

  @Field(() => ID, { nullable: true, description: '数据需求部门。Requesting department.' })
  declare requester?: string;

  @Field(() => ID, { nullable: true, description: '数据提供部门。Providing department.' })
  declare provider?: string;

  @Field(() => ID, { nullable: true, description: '申请编号。Number of the application.' })
  declare applicationNumber?: string;
}

const usageByGrant = connectionByParent<UsageRecord>({
  table: 'usage_record',
  parentColumn: 'grant_number',
  columns: {
    id: 'id::text',
    scenario: 'scenario',
    process: 'process',
    effect: 'effect',
    storage: 'storage',
    destruction: 'destruction',
    recordedBy: 'recorded_by',
    recordedAt: `recorded_at::text`,
  },
  orderBy: ['id'],
});

@Resolver(() => SharingGrant)
export class GrantResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => SharingGrantConnection, {
    description:
      '授权列表：部门看与本部门有关的，主管部门看全部。Grants: a department sees those it is a side of, the authority all.',
  })
  async sharingGrants(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => SharingGrantFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: SharingGrantFilter,
  ) {
    const visible = visibleTo(context);
    // So that a filter by state finds what the state says.
    await expireDueGrants(context.sql);
    const { state, requester, provider, applicationNumber } = filter ?? {};
    const where = {
      ...(state && { state }),
      ...(requester && { requester }),
      ...(provider && { provider }),
      ...(applicationNumber && { applicationNumber }),
    };
    return findConnection<SharingGrant>(context, SharingGrant, {
      where: { ...where, ...visible },
      orderBy: { number: 'desc' },
      page,
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => SharingGrant, { description: '按编号查授权。A grant by its number.' })
  sharingGrant(@Ctx() context: RequestContext, @Arg('number', () => ID, { description: '授权编号。Number.' }) number: string) {
    return findGrant(context, number);
  }

  @FieldResolver(() => AccessRightState, { description: '状态，按当前时间计算。State, computed as of now.' })
  state(@Root() grant: SharingGrant): AccessRightState {
    return stateNow(grant);
  }

  @FieldResolver(() => DisposalCertificate, {
    nullable: true,
    description: '销毁（处置）证明；未出具为空。The certificate of disposal; null: none yet.',
  })
  disposal(@Root() { number }: SharingGrant, @Ctx() context: RequestContext): Promise<DisposalCertificate | null> {
    return context.loader(disposalOf).load(number);
  }

  @FieldResolver(() => UsageRecordConnection, { description: '使用情况与成效记录。Records of use and effect.' })
  usageRecords(@Root() { number }: SharingGrant, @Args(() => PageArguments) page: PageArguments, @Ctx() context: RequestContext) {
    return usageByGrant(number, page, context);
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingGrant, {
    description:
      '暂停授权，2 秒内在各网关生效（第二十七条）。Suspends a grant, which acts on every gateway within 2 seconds (art. 27).',
  })
  suspendGrant(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '授权编号。Number.' }) number: string,
    @Arg('reason', () => String, { description: '理由和整改要求。Why, and what to put right.' }) reason: string,
  ) {
    return step(context, { action: 'suspendGrant', number, reason }, (_row, officer) => ({
      suspended_by_authority: isAuthority(officer),
    }));
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingGrant, {
    description:
      '恢复授权；主管部门暂停的由主管部门恢复（第二十七条）。Resumes a grant; what the authority suspended only the authority resumes (art. 27).',
  })
  resumeGrant(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '授权编号。Number.' }) number: string,
    @Arg('reason', () => String, { description: '理由。Why.' }) reason: string,
  ) {
    return step(context, { action: 'resumeGrant', number, reason }, (row, officer) => {
      if (!mayResume(row, officer))
        throw forbidden('主管部门暂停的授权须由主管部门恢复', 'the authority suspended it and resumes it');
      return { suspended_by_authority: false };
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingGrant, { description: '终止授权（第二十七条）。Terminates a grant (art. 27).' })
  terminateGrant(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '授权编号。Number.' }) number: string,
    @Arg('reason', () => String, { description: '理由。Why.' }) reason: string,
  ) {
    return step(context, { action: 'terminateGrant', number, reason }, () => ({ ended_at: sql`now()` }));
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingGrant, {
    description: '需求部门在目的实现、无法实现或者不再需要时放弃授权（第二十七条）。The requester gives a grant up (art. 27).',
  })
  relinquishGrant(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '授权编号。Number.' }) number: string,
    @Arg('reason', () => String, { description: '理由。Why.' }) reason: string,
  ) {
    return step(context, { action: 'relinquishGrant', number, reason }, () => ({ ended_at: sql`now()` }));
  }
}

async function step(
  context: RequestContext,
  { action, number, reason }: { action: keyof typeof grantLifecycle.steps; number: string; reason: string },
  change: (row: GrantRow, officer: Officer) => Record<string, unknown>,
): Promise<SharingGrant> {
  await expireDueGrants(context.sql);
  await takeStep<GrantRow>(context, grantLifecycle, {
    action,
    number,
    reason,
    change: async (row, { trx, officer }) => ({ ...change(row, officer), reason, version: await nextVersion(trx) }),
  });
  return findGrant(context, number);
}
