import type { RequestContext } from '@minsheng/subgraph-kit';
import { Sharing } from '@minsheng/subgraph-kit';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { badInput, saidText, shortList } from '../acting/badInput.ts';
import { LONGEST_EXTENSION } from '../clocks/clockKinds.ts';
import { extendClock } from '../clocks/runClock.ts';
import { openGrant } from '../grant/openGrant.ts';
import { allowedActions, illegalStep } from '../lifecycle/lifecycle.ts';
import { type StepRequest, takeStep } from '../lifecycle/takeStep.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { applicationLifecycle } from './applicationLifecycle.ts';
import type { ApplicationRow } from './applicationRow.ts';
import { checkMasks, decision } from './decideApplication.ts';
import { findApplication } from './findApplication.ts';
import { SharingApplication } from './sharingApplication.ts';
import { isExtensionWaiting, mayBeExtended, wasNeverExtended, wasNeverReturned } from './stepConditions.ts';

@InputType({ description: '同意共享的条件。Terms on which data is shared.' })
class GrantTerms {
  @Field(() => [String], {
    nullable: true,
    description: '脱敏方式，如 "Cremation.cause=yesNo"；未列的全部显示。Masks; fields not named are shown in full.',
  })
  declare masks?: string[];

  @Field(() => Int, { nullable: true, description: '每日人数上限；为空按默认。Persons per day; left out: the default limit.' })
  declare personsPerDay?: number;

  @Field(() => String, { nullable: true, description: '答复意见。Words of the decision.' })
  declare reason?: string;
}

/** The provider's side and the authority's consent (arts 21 and 22). */
@Resolver(() => SharingApplication)
export class ApplicationAnswerResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, {
    description:
      '一次性告知全部待补正内容，只能退回一次（第二十一条）。Returns it with a list of all that is missing, once only (art. 21).',
  })
  returnApplication(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number.' }) number: string,
    @Arg('missingItems', () => [String], { description: '全部待补正内容。All that is missing.' }) missingItems: string[],
  ) {
    const items = shortList('missingItems', missingItems).filter(item => item !== '');
    saidText('missingItems', items.join('；'));
    return step(context, {
      action: 'returnApplication',
      number,
      reason: items.join('；'),
      change: (row, { officer }) => {
        if (!wasNeverReturned(row))
          throw illegalStep(
            `共享申请 ${number} 已一次性告知过，不得再次退回`,
            `application ${number} was returned once already; art. 21 allows no second time`,
            { state: row.state, allowed: allowedActions(applicationLifecycle, row, officer) },
          );
        return { missing_items: items };
      },
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, {
    description:
      '申请延长答复，不超过 10 个工作日，须经主管部门同意（第二十一条）。Asks the authority for up to 10 more working days (art. 21).',
  })
  requestExtension(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number.' }) number: string,
    @Arg('workingDays', () => Int, { description: '工作日数，1 到 10。Working days, 1 to 10.' }) workingDays: number,
    @Arg('reason', () => String, { description: '理由。Why.' }) reason: string,
  ) {
    if (workingDays < 1 || workingDays > LONGEST_EXTENSION)
      throw badInput('workingDays', '延长须为 1 到 10 个工作日', `an extension is 1 to 10 working days, got ${workingDays}`);
    return step(context, {
      action: 'requestExtension',
      number,
      reason,
      change: row => {
        refuseUnextendable(row);
        return { extension_days: workingDays, extension_reason: reason };
      },
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, {
    description:
      '主管部门同意延长；需求部门在申请上看到（第二十一条）。The authority consents to the extension; the requester sees it (art. 21).',
  })
  consentToExtension(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number.' }) number: string,
  ) {
    return step(context, {
      action: 'consentToExtension',
      number,
      change: async (row, { trx }) => {
        await extendClock(trx, { kind: applicationLifecycle.kind, number }, askedDays(row));
        return { extension_consented: true };
      },
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, { description: '主管部门不同意延长。The authority refuses the extension.' })
  refuseExtension(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number.' }) number: string,
    @Arg('reason', () => String, { description: '理由。Why.' }) reason: string,
  ) {
    return step(context, {
      action: 'refuseExtension',
      number,
      reason,
      change: row => {
        askedDays(row);
        return { extension_consented: false };
      },
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, {
    description:
      '提供部门同意共享，20 个工作日内开通（第二十二条）。The provider agrees; the grant follows within 20 working days (art. 22).',
  })
  grantApplication(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number.' }) number: string,
    @Arg('terms', () => GrantTerms, { nullable: true, description: '条件。Terms.' }) terms?: GrantTerms,
  ) {
    const { masks = [], personsPerDay, reason } = terms ?? {};
    if (personsPerDay != null && personsPerDay < 1)
      throw badInput('personsPerDay', '每日人数须大于 0', `argument "personsPerDay" must be more than 0, got ${personsPerDay}`);
    return step(context, {
      action: 'grantApplication',
      number,
      reason,
      change: async (row, { trx, officer }) => ({
        masks: await checkMasks(trx, row, masks),
        persons_per_day: personsPerDay ?? null,
        ...decision(officer.subject, reason),
      }),
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, {
    description: '提供部门不同意，须说明理由（第二十一条）。The provider refuses and says why (art. 21).',
  })
  refuseApplication(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number.' }) number: string,
    @Arg('reason', () => String, { description: '理由。Why.' }) reason: string,
  ) {
    return step(context, {
      action: 'refuseApplication',
      number,
      reason,
      change: (_row, { officer }) => decision(officer.subject, reason),
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingApplication, {
    description:
      '开通授权，数据自此可用，授权编号见 grantNumber（第二十二条）。Activates the grant: the data can be used from now on, under the number grantNumber (art. 22).',
  })
  activateGrant(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '申请编号。Number of the application.' }) number: string,
  ) {
    return step(context, {
      action: 'activateGrant',
      number,
      change: async (row, { trx, officer }) => {
        await openGrant(trx, row, officer);
        return {};
      },
    });
  }
}

function refuseUnextendable(row: ApplicationRow): void {
  const { number, state } = row;
  if (!mayBeExtended(row))
    throw illegalStep(
      `共享申请 ${number} 属无条件共享，不得延长`,
      `application ${number} is for unconditional data, which has no extension`,
      { state },
    );
  if (!wasNeverExtended(row))
    throw illegalStep(`共享申请 ${number} 已申请过延长`, `an extension of application ${number} was asked for already`, {
      state,
    });
}

/** The days of an extension that waits for an answer. */
function askedDays(row: ApplicationRow): number {
  const { number, state, extension_days: days } = row;
  if (days !== null && isExtensionWaiting(row)) return days;
  throw illegalStep(`共享申请 ${number} 没有待答复的延长申请`, `no extension of application ${number} waits for an answer`, {
    state,
  });
}

async function step(context: RequestContext, request: StepRequest<ApplicationRow>): Promise<SharingApplication> {
  await takeStep(context, applicationLifecycle, request);
  return findApplication(context, request.number);
}
