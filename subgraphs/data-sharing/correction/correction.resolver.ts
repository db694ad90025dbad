import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from 'type-graphql';
import { actingOfficer, forbidden } from '../acting/actingOfficer.ts';
import { badInput, saidText, shortList } from '../acting/badInput.ts';
import { refuseStranger } from '../acting/party.ts';
import { recordAct } from '../acts/recordAct.ts';
import { ClockKind } from '../clocks/clockKinds.ts';
import { startClock } from '../clocks/runClock.ts';
import { nextNumber } from '../lifecycle/nextNumber.ts';
import { notFound, takeStep } from '../lifecycle/takeStep.ts';
import { visibleTo } from '../lifecycle/visibleTo.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { noticesOf } from './correction.loader.ts';
import { correctionLifecycle } from './correctionLifecycle.ts';
import { CorrectionNotice } from './correctionNotice.ts';
import { CorrectionRequest, CorrectionRequestConnection } from './correctionRequest.ts';
import type { CorrectionRow } from './correctionRow.ts';
import { CorrectionFinding, CorrectionState } from './correctionState.ts';
import { notifyReceivers } from './notifyReceivers.ts';
import { ownerOf } from './ownerOf.ts';

@InputType({ description: '校核申请内容。What a correction request says.' })
class CorrectionInput {
  @Field({ description: '数据项坐标，如 "Cremation.deathDate"。Coordinate of the field.' })
  declare coordinate: string;

  @Field({ description: '记录标识的密码散列，不是证件号码。Keyed hash of the record’s key, never a citizen ID.' })
  declare entityKeyHash: string;

  @Field({ description: '有误之处。What is wrong.' })
  declare wrong: string;

  @Field(() => ID, {
    nullable: true,
    description: '数源部门；契约中唯一时可不填。The owner; needed only where the contract names several.',
  })
  declare provider?: string;

  @Field(() => [ID], { nullable: true, description: '已知收到过该数据的部门。Departments known to have received the value.' })
  declare receivers?: string[];
}

@InputType({ description: '校核答复。The owner’s reply.' })
class CorrectionReply {
  @Field(() => CorrectionFinding, { description: '核实结论。What was found.' })
  declare finding: CorrectionFinding;

  @Field({ description: '答复。The reply.' })
  declare reply: string;

  @Field(() => [ID], { nullable: true, description: '数源部门所知收到过该数据的部门。Receivers that the owner knows of.' })
  declare receivers?: string[];
}

/** Correction requests (政务数据共享条例 art. 26). */
@Resolver(() => CorrectionRequest)
export class CorrectionResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => CorrectionRequestConnection, {
    description:
      '校核申请列表：部门看与本部门有关的，主管部门看全部。Correction requests: a department sees those it is a side of, the authority all.',
  })
  correctionRequests(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('state', () => CorrectionState, { nullable: true, description: '状态。State.' }) state?: CorrectionState,
  ) {
    return findConnection<CorrectionRequest>(context, CorrectionRequest, {
      where: { ...(state && { state }), ...visibleTo(context) },
      orderBy: { number: 'desc' },
      page,
    });
  }

  @FieldResolver(() => [CorrectionNotice], {
    description: '更正通知，每个接收部门一条，最多 200 条。Notices, one for each receiver, at most 200.',
  })
  notices(@Root() { number }: CorrectionRequest, @Ctx() context: RequestContext): Promise<CorrectionNotice[]> {
    return context.loader(noticesOf).load(number);
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => CorrectionRequest, {
    description:
      '提出校核申请，转数源部门 10 个工作日内核实答复（第二十六条）。Files a correction request with the owner, who replies within 10 working days (art. 26).',
  })
  async fileCorrection(
    @Ctx() context: RequestContext,
    @Arg('input', () => CorrectionInput, { description: '内容。What it says.' }) input: CorrectionInput,
  ) {
    const officer = actingOfficer(context);
    const { subject: filedBy, department: requester } = officer;
    refuseStranger(officer, 'requester', { requester, provider: '' });
    const entityKeyHash = keyHash(input.entityKeyHash);
    const wrong = saidText('wrong', input.wrong);
    const receivers = shortList('receivers', input.receivers ?? []);
    const number = await context.sql.transaction().execute(async trx => {
      const provider = await ownerOf(trx, input.coordinate, input.provider ?? undefined);
      if (provider === requester)
        throw badInput('coordinate', '本部门数据请自行更正', 'a department corrects its own data itself');
      const filed = await nextNumber(trx, 'JH');
      const { coordinate } = input;
      await trx
        .insertInto('correction_request')
        .values({
          ...{ number: filed, state: CorrectionState.FILED, requester, provider, filed_by: filedBy },
          ...{ coordinate, entity_key_hash: entityKeyHash, wrong, receivers },
        })
        .execute();
      const subject = { kind: correctionLifecycle.kind, number: filed };
      await startClock(trx, subject, { kind: ClockKind.CORRECTION_REPLY, department: provider });
      await recordAct(trx, officer, { act: 'fileCorrection', ...subject, reason: wrong });
      return filed;
    });
    return findCorrection(context, number);
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => CorrectionRequest, {
    description:
      '数源部门答复；更正或者撤销的，通知所有收到过该数据的部门（第二十六条）。The owner replies; a corrected or retracted value is told to every department that received it (art. 26).',
  })
  async replyToCorrection(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '校核申请编号。Number.' }) number: string,
    @Arg('answer', () => CorrectionReply, { description: '答复。The reply.' }) { finding, reply, receivers }: CorrectionReply,
  ) {
    const said = saidText('reply', reply);
    const known = shortList('receivers', receivers ?? []);
    await takeStep<CorrectionRow>(context, correctionLifecycle, {
      action: 'replyToCorrection',
      number,
      reason: `${finding}：${said}`,
      change: async (row, { trx, officer }) => {
        const notified = finding === CorrectionFinding.UPHELD ? 0 : await notifyReceivers(trx, row, known);
        const closed = notified === 0 && { state: CorrectionState.CLOSED, closed_at: sql`now()` };
        return { finding, reply: said, replied_by: officer.subject, replied_at: sql`now()`, ...closed };
      },
    });
    return findCorrection(context, number);
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => CorrectionRequest, { description: '撤回校核申请。Withdraws a correction request.' })
  async withdrawCorrection(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '校核申请编号。Number.' }) number: string,
    @Arg('reason', () => String, { description: '理由。Why.' }) reason: string,
  ) {
    await takeStep(context, correctionLifecycle, { action: 'withdrawCorrection', number, reason });
    return findCorrection(context, number);
  }
}

async function findCorrection(context: RequestContext, number: string): Promise<CorrectionRequest> {
  const where = { number, ...visibleTo(context) };
  const request = await context.em.findOne(CorrectionRequest, where, { disableIdentityMap: true });
  if (request === null) throw notFound(correctionLifecycle, number);
  return request;
}

/** A hash, not a key: an ID number in a request would be kept and read by people who must not see it. */
function keyHash(value: string): string {
  if (/^\d{17}[\dXx]$/.test(value))
    throw forbidden('请填写记录标识的密码散列，不得填写证件号码', 'give the keyed hash of the record’s key, never a citizen ID');
  if (/^[\w:=+/-]{8,200}$/.test(value)) return value;
  throw badInput('entityKeyHash', '参数 entityKeyHash 不是散列值', 'argument "entityKeyHash" is no hash');
}
