import { type AnyTables, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { actingOfficer, type Officer } from '../acting/actingOfficer.ts';
import { dayText, refuseFuture, saidText } from '../acting/badInput.ts';
import { type PartyName, refuseStranger } from '../acting/party.ts';
import { recordAct } from '../acts/recordAct.ts';
import { illegalStep } from '../lifecycle/lifecycle.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { expireDueGrants } from './expireDueGrants.ts';
import { findGrant } from './grant.resolver.ts';
import { grantLifecycle } from './grantLifecycle.ts';
import { AccessRightState } from './grantState.ts';
import { SharingGrant } from './sharingGrant.ts';

@InputType({ description: '使用情况与成效。What a receiver reports of its use.' })
class UsageInput {
  @Field({ description: '使用场景。Scenario of the use.' })
  declare scenario: string;

  @Field({ description: '使用过程。How it was used.' })
  declare process: string;

  @Field({ description: '应用成效。Effect of the use.' })
  declare effect: string;

  @Field({ description: '存储情况。Where and how it is stored.' })
  declare storage: string;

  @Field(() => String, { nullable: true, description: '销毁情况。How it was destroyed.' })
  declare destruction?: string;
}

/** What a receiver owes for a grant: to report its use (arts 26, 29) and to certify disposal after the end (art. 27). */
@Resolver(() => SharingGrant)
export class GrantDutiesResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingGrant, {
    description: '记录使用情况与成效反馈（第二十六、二十九条）。Records the use of a grant and its effect (arts 26, 29).',
  })
  recordUsage(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '授权编号。Number of the grant.' }) number: string,
    @Arg('usage', () => UsageInput, { description: '使用情况。What is reported.' }) usage: UsageInput,
  ) {
    const said = {
      scenario: saidText('scenario', usage.scenario),
      process: saidText('process', usage.process),
      effect: saidText('effect', usage.effect),
      storage: saidText('storage', usage.storage),
      destruction: usage.destruction == null ? null : saidText('destruction', usage.destruction),
    };
    return onGrant(context, { act: 'recordUsage', number, by: 'requester' }, async (trx, officer) => {
      await trx
        .insertInto('usage_record')
        .values({ grant_number: number, recorded_by: officer.subject, ...said })
        .execute();
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingGrant, {
    description:
      '授权结束后出具销毁（处置）证明，一次为准（第二十七条）。Certifies, once, that the data of an ended grant was disposed of (art. 27).',
  })
  certifyDisposal(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '授权编号。Number of the grant.' }) number: string,
    @Arg('method', () => String, { description: '处置方式。How it was disposed of.' }) method: string,
    @Arg('disposedOn', () => String, { description: '处置日期。The day it was disposed of.' }) disposedOn: string,
  ) {
    const row = { grant_number: number, method: saidText('method', method), disposed_on: dayText('disposedOn', disposedOn) };
    return onGrant(context, { act: 'certifyDisposal', number, by: 'requesterSharingOfficer' }, async (trx, officer, state) => {
      if (state === AccessRightState.ACTIVE || state === AccessRightState.SUSPENDED)
        throw illegalStep(
          `授权 ${number} 当前状态为 ${state}，尚未结束；不再使用的请先放弃授权（relinquishGrant）`,
          `grant ${number} is ${state} and has not ended; if the data is no longer needed give it up first (relinquishGrant)`,
          { state },
        );
      await refuseFuture(trx, 'disposedOn', disposedOn);
      const { rows } = await sql`
        insert into disposal_certificate (grant_number, method, disposed_on, certified_by)
        values (${number}, ${row.method}, ${row.disposed_on}, ${officer.subject})
        on conflict do nothing returning 1`.execute(trx);
      if (rows.length === 0)
        throw illegalStep(`授权 ${number} 已有销毁证明`, `grant ${number} has its certificate of disposal already`, { state });
    });
  }
}

async function onGrant(
  context: RequestContext,
  { act, number, by }: { act: string; number: string; by: PartyName },
  write: (trx: Kysely<AnyTables>, officer: Officer, state: AccessRightState) => Promise<void>,
): Promise<SharingGrant> {
  const officer = actingOfficer(context);
  await expireDueGrants(context.sql);
  const grant = await findGrant(context, number);
  refuseStranger(officer, by, grant);
  await context.sql.transaction().execute(async trx => {
    const { state } = await trx
      .selectFrom('sharing_grant')
      .select('state')
      .where('number', '=', number)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await write(trx, officer, state);
    await recordAct(trx, officer, { act, kind: grantLifecycle.kind, number });
  });
  return findGrant(context, number);
}
