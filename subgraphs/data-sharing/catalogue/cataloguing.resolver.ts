import type { RequestContext } from '@minsheng/subgraph-kit';
import { Sharing } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { badInput, dayText, refuseFuture, saidText } from '../acting/badInput.ts';
import { SharingMode } from '../application/applicationState.ts';
import { LONGEST_UPDATE_EXTENSION } from '../clocks/clockKinds.ts';
import { illegalStep } from '../lifecycle/lifecycle.ts';
import { type StepRequest, takeStep } from '../lifecycle/takeStep.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { findEntry } from './catalogue.resolver.ts';
import { CatalogueEntry } from './catalogueEntry.ts';
import { catalogueLifecycle } from './catalogueLifecycle.ts';
import { AssessmentKind } from './catalogueState.ts';
import { type CatalogueRow, refuseUnpublishable } from './checkEntry.ts';
import { extendUpdate } from './extendUpdate.ts';

@InputType({
  description:
    '契约未载明而目录须列明的内容（第十二条）。What the catalogue has to list and the contract does not say (art. 12).',
})
class CatalogueWords {
  @Field(() => String, { nullable: true, description: '使用条件：共享范围和使用用途。Conditions: scope and uses.' })
  declare conditions?: string;

  @Field(() => String, { nullable: true, description: '数据分类分级。Classification and grade.' })
  declare grade?: string;

  @Field(() => String, { nullable: true, description: '数据格式。Format.' })
  declare format?: string;

  @Field(() => SharingMode, { nullable: true, description: '共享方式。How it is shared.' })
  declare mode?: SharingMode;
}

/** How an entry is compiled, assessed, signed, reviewed and published (政务数据共享条例 arts 13–17). */
@Resolver(() => CatalogueEntry)
export class CataloguingResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => CatalogueEntry, { description: '填写目录内容（第十二条）。Fills in an entry (art. 12).' })
  describeCatalogueEntry(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '目录编号。Number.' }) number: string,
    @Arg('words', () => CatalogueWords, { description: '内容；未给的不变。Words; what is left out stays.' })
    words: CatalogueWords,
  ) {
    const { conditions, grade, format, mode } = words;
    return step(context, {
      action: 'describeCatalogueEntry',
      number,
      change: () => ({
        ...(conditions != null && { conditions: saidText('conditions', conditions) }),
        ...(grade != null && { grade: saidText('grade', grade) }),
        ...(format != null && { format: saidText('format', format) }),
        ...(mode != null && { mode }),
        ...UNSIGNED,
      }),
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => CatalogueEntry, {
    description:
      '记录编目前的评估结论（第十三条）；有变更须重新签字。Records the conclusion of an assessment (art. 13); it has to be signed anew after that.',
  })
  recordAssessment(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '目录编号。Number.' }) number: string,
    @Arg('kind', () => AssessmentKind, { description: '评估种类。Which assessment.' }) kind: AssessmentKind,
    @Arg('conclusion', () => String, { description: '评估结论。Conclusion.' }) conclusion: string,
  ) {
    const said = saidText('conclusion', conclusion);
    return step(context, {
      action: 'recordAssessment',
      number,
      reason: `${kind}：${said}`,
      change: (_row, { officer: { subject } }) =>
        kind === AssessmentKind.SECRECY_RISK
          ? { secrecy_assessment: said, secrecy_assessed_by: subject, ...UNSIGNED }
          : { personal_assessment: said, personal_assessed_by: subject, ...UNSIGNED },
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => CatalogueEntry, {
    description:
      '登记部门负责人签字，须先完成两项评估（第十三条）。Records the signature of the head of the department, after both assessments (art. 13).',
  })
  signCatalogueEntry(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '目录编号。Number.' }) number: string,
    @Arg('signatory', () => String, { description: '签字的部门负责人。The head of the department.' }) signatory: string,
  ) {
    const said = saidText('signatory', signatory);
    return step(context, {
      action: 'signCatalogueEntry',
      number,
      reason: said,
      change: row => {
        if (row.secrecy_assessment === null || row.personal_assessment === null)
          throw illegalStep(
            `目录条目 ${number} 未完成保密风险评估和个人信息保护影响评估，不能签字`,
            `catalogue entry ${number} lacks an assessment and cannot be signed`,
            { state: row.state },
          );
        return { signatory: said, signed_at: sql`now()` };
      },
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => CatalogueEntry, {
    description:
      '送主管部门审核，2 个工作日内办结（第十六、十七条）。Sends an entry to the authority, which reviews it within 2 working days (arts 16, 17).',
  })
  submitCatalogueEntry(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '目录编号。Number.' }) number: string,
  ) {
    return step(context, { action: 'submitCatalogueEntry', number, change: checked({ returned_reason: null }) });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => CatalogueEntry, { description: '主管部门审核退回。The authority returns an entry.' })
  returnCatalogueEntry(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '目录编号。Number.' }) number: string,
    @Arg('reason', () => String, { description: '理由。Why.' }) reason: string,
  ) {
    return step(context, { action: 'returnCatalogueEntry', number, reason, change: () => ({ returned_reason: reason.trim() }) });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => CatalogueEntry, { description: '主管部门发布（第十七条）。The authority publishes an entry (art. 17).' })
  publishCatalogueEntry(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '目录编号。Number.' }) number: string,
  ) {
    return step(context, { action: 'publishCatalogueEntry', number, change: checked({ published_at: sql`now()` }) });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => CatalogueEntry, {
    description:
      '法律或者职责变化，10 个工作日内更新目录（第十六条）。The law or the duty changed: an entry is updated within 10 working days (art. 16).',
  })
  reopenCatalogueEntry(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '目录编号。Number.' }) number: string,
    @Arg('reason', () => String, { description: '理由。Why.' }) reason: string,
    @Arg('changedOn', () => String, {
      nullable: true,
      description: '变化之日，时限自此起算；不填为今天。The day of the change, from which is counted; left out: today.',
    })
    changedOn?: string,
  ) {
    const since = changedOn == null ? undefined : dayText('changedOn', changedOn);
    return step(context, {
      action: 'reopenCatalogueEntry',
      number,
      reason,
      since,
      change: async (_row, { trx }) => {
        if (since !== undefined) await refuseFuture(trx, 'changedOn', since);
        return { published_at: null, ...UNSIGNED };
      },
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => CatalogueEntry, {
    description:
      '主管部门同意延长目录更新，一次为准，不超过 5 个工作日（第十六条）。The authority consents, once, to up to 5 more working days for an update (art. 16).',
  })
  extendCatalogueUpdate(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '目录编号。Number.' }) number: string,
    @Arg('workingDays', () => Int, { description: '工作日数，1 到 5。Working days, 1 to 5.' }) workingDays: number,
    @Arg('reason', () => String, { description: '理由。Why.' }) reason: string,
  ) {
    if (workingDays < 1 || workingDays > LONGEST_UPDATE_EXTENSION)
      throw badInput('workingDays', '延长须为 1 到 5 个工作日', `argument "workingDays" must be 1 to 5, got ${workingDays}`);
    return step(context, {
      action: 'extendCatalogueUpdate',
      number,
      reason,
      change: async (row, { trx }) => {
        await extendUpdate(trx, row, workingDays);
        return {};
      },
    });
  }
}

/** A signature is for what was signed: whoever changes it afterwards has to have it signed again. */
const UNSIGNED = { signatory: null, signed_at: null };

function checked(columns: Record<string, unknown>): StepRequest<CatalogueRow>['change'] {
  return async (row, { trx }) => {
    await refuseUnpublishable(trx, row);
    return columns;
  };
}

async function step(context: RequestContext, request: StepRequest<CatalogueRow>): Promise<CatalogueEntry> {
  await takeStep(context, catalogueLifecycle, request);
  return findEntry(context, request.number);
}
