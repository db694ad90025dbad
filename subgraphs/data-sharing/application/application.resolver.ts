import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from 'type-graphql';
import { actingOfficer, forbidden } from '../acting/actingOfficer.ts';
import { badInput } from '../acting/badInput.ts';
import { refuseStranger } from '../acting/party.ts';
import { recordAct } from '../acts/recordAct.ts';
import { allowedActions } from '../lifecycle/lifecycle.ts';
import { nextNumber } from '../lifecycle/nextNumber.ts';
import { type StepRequest, takeStep } from '../lifecycle/takeStep.ts';
import { visibleTo } from '../lifecycle/visibleTo.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { ApplicationInput, columnsOf } from './applicationInput.ts';
import { applicationLifecycle } from './applicationLifecycle.ts';
import { type ApplicationRow, stepColumnsOf } from './applicationRow.ts';
import { ApplicationState } from './applicationState.ts';
import { checkContent } from './checkContent.ts';
import { checkSubmission } from './checkSubmission.ts';
import { findApplication } from './findApplication.ts';
import { grantNumberOf } from './grantNumber.loader.ts';
import { SharingApplication, SharingApplicationConnection } from './sharingApplication.ts';
import { isOfAnother, isOwn } from './stepConditions.ts';

@InputType({ description: '共享申请筛选条件。Filter of applications.' })
class SharingApplicationFilter {
  @Field(() => ApplicationState, { nullable: true, description: '状态。State.' })
  declare state?: ApplicationState;

  @Field(() => ID, { nullable: true, description: '数据需求部门。Requesting department.' })
  declare requester?: string;

  @Field(() => ID, { nullable: true, description: '数据提供部门。Providing department.' })
  declare provider?: string;
}

/** The requesting department's side: draft, submit, withdraw, and the approval of its own sharing officer (art. 20). */
@Resolver(() => SharingApplication)
export class ApplicationResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => SharingApplicationConnection, {
    description:
      '共享申请列表：部门看与本部门有关的，主管部门看全部。Applications: a department sees those it is a side of, the authority all.',
  })
  sharingApplications(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => SharingApplicationFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: SharingApplicationFilter,
  ) {
    const { state, requester, provider } = filter ?? {};
    const where = { ...(state && { state }), ...(requester && { requester }), ...(provider && { provider }) };
    return findConnection<SharingApplication>(context, SharingApplication, {
      where: { ...where, ...visibleTo(context) },
      orderBy: { number: 'desc' },
      page,
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => SharingApplication, { description: '按编号查共享申请。An application by its number.' })
  sharingApplication(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number.' }) number: string,
  ) {
    return findApplication(context, number);
  }

  @FieldResolver(() => [String], {
    description:
      '查询人当前可以办理的步骤，按状态、部门和角色。Steps that the caller may take now, by state, department and role.',
  })
  allowedActions(@Root() application: SharingApplication, @Ctx() context: RequestContext): string[] {
    return allowedActions(applicationLifecycle, stepColumnsOf(application), actingOfficer(context));
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description:
      '授权编号，写入请求头 Minsheng-Grant；未开通为空。Number of its grant, for the header Minsheng-Grant; null: not activated.',
  })
  grantNumber(@Root() { number, state }: SharingApplication, @Ctx() context: RequestContext): Promise<string | null> | null {
    return state === ApplicationState.ACTIVE ? context.loader(grantNumberOf).load(number) : null;
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, {
    description:
      '起草共享申请，由需求部门经办人员或者共享工作机构人员办理；审计人员依审计法第三十五条查询，无需申请。Drafts an application: for officers and sharing officers of the requesting department; an auditor needs none (审计法 art. 35).',
  })
  async draftApplication(
    @Ctx() context: RequestContext,
    @Arg('input', () => ApplicationInput, { description: '申请内容。What it says.' }) input: ApplicationInput,
  ) {
    const officer = actingOfficer(context);
    const { subject: applicant, department: requester } = officer;
    refuseStranger(officer, 'applicant', { requester, provider: input.provider });
    const columns = columnsOf(input);
    const number = await context.sql.transaction().execute(async trx => {
      await checkContent(trx, { requester, ...columns }, badInput);
      const drafted = await nextNumber(trx, 'SQ');
      await trx
        .insertInto('sharing_application')
        .values({ number: drafted, state: ApplicationState.DRAFT, requester, applicant, ...columns })
        .execute();
      await recordAct(trx, officer, { act: 'draftApplication', kind: applicationLifecycle.kind, number: drafted });
      return drafted;
    });
    return findApplication(context, number);
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, {
    description:
      '修改草稿或者被退回的申请；修改人成为申请人。Rewrites a draft or a returned application; whoever does becomes its applicant.',
  })
  reviseApplication(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number.' }) number: string,
    @Arg('input', () => ApplicationInput, { description: '申请内容，整体替换。What it says, replacing all.' })
    input: ApplicationInput,
  ) {
    return step(context, {
      action: 'reviseApplication',
      number,
      change: async (row, { trx, officer }) => {
        if (row.missing_items !== null && row.provider !== input.provider)
          throw badInput(
            'provider',
            '已退回的申请不能改换提供部门，请另行申请',
            'a returned application keeps its provider; draft another one',
          );
        const columns = columnsOf(input);
        await checkContent(trx, { requester: row.requester, ...columns }, badInput);
        // Its words are the reviser's from now on, who answers for them and may not be the one who approves them.
        return { ...columns, applicant: officer.subject };
      },
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, {
    description:
      '申请人提交申请，须齐全，使用时限须晚于今天（第二十条）。The applicant submits the application, which must be complete, with a time limit after today (art. 20).',
  })
  submitApplication(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number.' }) number: string,
  ) {
    return step(context, {
      action: 'submitApplication',
      number,
      change: async (row, { trx, officer }) => {
        if (!isOwn(row, officer))
          throw forbidden(
            `共享申请 ${number} 须由起草人或者最后修改人（${row.applicant}）提交；要由您提交的，请先用 reviseApplication 修改，您即成为申请人，不能再审核该申请`,
            `application ${number} is submitted by who drafted it or revised it last, ${row.applicant}; to submit it yourself revise it first (reviseApplication), which makes you its applicant, who may not approve it`,
          );
        return { share_class: await checkSubmission(trx, row), submitted_at: sql`now()` };
      },
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, { description: '撤回申请。Withdraws an application.' })
  withdrawApplication(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number.' }) number: string,
    @Arg('reason', () => String, { nullable: true, description: '理由。Why.' }) reason?: string,
  ) {
    return step(context, { action: 'withdrawApplication', number, reason });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, {
    description:
      '本部门共享工作机构审核同意，送提供部门；审核人须不同于申请人（第二十条）。The requester’s own sharing officer, another person than the applicant, approves it and sends it to the provider (art. 20).',
  })
  approveApplication(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number.' }) number: string,
  ) {
    return step(context, {
      action: 'approveApplication',
      number,
      change: (row, { officer }) => {
        if (!isOfAnother(row, officer))
          throw forbidden(
            '申请人不能审核自己的申请；本部门没有其他共享工作机构人员的，请退回起草（declineApplication），由其他经办人员修改（reviseApplication）并提交（submitApplication）后再审核',
            'an applicant does not approve their own application; where your department has no other sharing officer send it back (declineApplication), let another officer revise it (reviseApplication) and submit it (submitApplication), then approve it',
          );
        return {
          approver: officer.subject,
          extension_days: null,
          extension_reason: null,
          extension_consented: null,
        };
      },
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, {
    description: '本部门共享工作机构退回起草。The requester’s own sharing officer sends it back to be drafted anew.',
  })
  declineApplication(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number.' }) number: string,
    @Arg('reason', () => String, { description: '理由。Why.' }) reason: string,
  ) {
    return step(context, { action: 'declineApplication', number, reason });
  }
}

async function step(context: RequestContext, request: StepRequest<ApplicationRow>): Promise<SharingApplication> {
  await takeStep(context, applicationLifecycle, request);
  return findApplication(context, request.number);
}
