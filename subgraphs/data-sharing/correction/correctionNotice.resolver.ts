import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { actingOfficer, isAuthority } from '../acting/actingOfficer.ts';
import { saidText } from '../acting/badInput.ts';
import { refuseStranger } from '../acting/party.ts';
import { recordAct } from '../acts/recordAct.ts';
import { illegalStep } from '../lifecycle/lifecycle.ts';
import { notFound } from '../lifecycle/takeStep.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { correctionByNumber } from './correction.loader.ts';
import { correctionLifecycle } from './correctionLifecycle.ts';
import { CorrectionNotice, CorrectionNoticeConnection } from './correctionNotice.ts';
import { CorrectionRequest } from './correctionRequest.ts';

/** What receivers of a wrong value are told, and what they did about it. */
@Resolver(() => CorrectionNotice)
export class CorrectionNoticeResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => CorrectionNoticeConnection, {
    description: '本部门收到的更正通知；主管部门看全部。Notices to the caller’s department; the authority sees all.',
  })
  correctionNotices(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('waiting', () => Boolean, { nullable: true, description: '仅看未处理的。Only those nobody has acted on.' })
    waiting?: boolean,
  ) {
    const officer = actingOfficer(context);
    return findConnection<CorrectionNotice>(context, CorrectionNotice, {
      where: { ...(!isAuthority(officer) && { department: officer.department }), ...(waiting && { handledAt: null }) },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => CorrectionRequest, { description: '校核申请。The correction request.' })
  correction(@Root() { correctionNumber }: CorrectionNotice, @Ctx() context: RequestContext): Promise<CorrectionRequest> {
    return context.loader(correctionByNumber).load(correctionNumber);
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => CorrectionNotice, {
    description:
      '接收部门报告已按更正处理；全部处理后校核申请办结。A receiver says what it did; the last one closes the request.',
  })
  async handleCorrectionNotice(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '校核申请编号。Number of the correction request.' }) number: string,
    @Arg('handling', () => String, { description: '处理情况。What was done.' }) handling: string,
  ) {
    const officer = actingOfficer(context);
    const { subject, department } = officer;
    refuseStranger(officer, 'requester', { requester: department, provider: '' });
    const said = saidText('handling', handling);
    await context.sql.transaction().execute(async trx => {
      // The request's row is locked, so that of two last receivers at once one closes it.
      await sql`select from correction_request where number = ${number} for update`.execute(trx);
      const notice = await trx
        .selectFrom('correction_notice')
        .select('handled_at')
        .where('correction_number', '=', number)
        .where('department', '=', department)
        .executeTakeFirst();
      if (notice === undefined)
        throw notFound({ title: ['更正通知', 'notice of correction'], list: 'correctionNotices' }, number);
      if (notice.handled_at !== null)
        throw illegalStep(`更正通知 ${number} 已处理`, `the notice of ${number} was acted on already`);
      await sql`update correction_notice set handled_by = ${subject}, handled_at = now(), handling = ${said}
        where correction_number = ${number} and department = ${department}`.execute(trx);
      await sql`update correction_request set state = 'CLOSED', closed_at = now()
        where number = ${number} and state = 'NOTIFYING'
          and not exists (select from correction_notice where correction_number = ${number} and handled_at is null)`.execute(trx);
      await recordAct(trx, officer, { act: 'handleCorrectionNotice', kind: correctionLifecycle.kind, number, reason: said });
    });
    return context.em.findOneOrFail(CorrectionNotice, { correctionNumber: number, department }, { disableIdentityMap: true });
  }
}
