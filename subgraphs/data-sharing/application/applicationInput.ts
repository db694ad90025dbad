import { Field, ID, InputType } from 'type-graphql';
import { dayText, shortList } from '../acting/badInput.ts';
import { SharingMode } from './applicationState.ts';

@InputType({
  description:
    '共享申请内容；起草时可以不全，但已填的须正确，提交时须齐全。What an application says; a draft may lack parts, a submission may not, and what is said must be right in both.',
})
export class ApplicationInput {
  @Field(() => ID, { description: '数据提供部门。The providing department, by folder name.' })
  declare provider: string;

  @Field(() => String, { nullable: true, description: '使用依据。Legal basis of the use.' })
  declare basis?: string;

  @Field(() => String, { nullable: true, description: '使用场景。Scenario of the use.' })
  declare scenario?: string;

  @Field(() => [String], {
    nullable: true,
    description: '使用范围：数据项坐标，如 "DeathFact.deathDate" 或 "DibaoMember.*"。Scope: coordinates of fields.',
  })
  declare fields?: string[];

  @Field(() => [String], {
    nullable: true,
    description:
      '用途代码：supervision、benefit_review、eligibility_check、audit、service、statistics。Codes of purposes (schema/trust.md).',
  })
  declare purposes?: string[];

  @Field(() => SharingMode, { nullable: true, description: '共享方式。How the data is to be shared.' })
  declare mode?: SharingMode;

  @Field(() => String, {
    nullable: true,
    description: '使用起始日期；为空自开通起。First day of use; left out: from activation.',
  })
  declare useFrom?: string;

  @Field(() => String, { nullable: true, description: '使用时限：最后一日。Time limit: the last day of use.' })
  declare useUntil?: string;
}

/**
 * The columns that an input fills, each checked for its form. Whether what they say is right see checkContent; whether they are complete is
 * asked when it is submitted.
 */
export function columnsOf(input: ApplicationInput) {
  return {
    provider: input.provider,
    basis: input.basis?.trim() ?? '',
    scenario: input.scenario?.trim() ?? '',
    fields: shortList('fields', input.fields ?? []),
    purposes: shortList('purposes', input.purposes ?? []),
    mode: input.mode ?? null,
    use_from: input.useFrom == null ? null : dayText('useFrom', input.useFrom),
    use_until: input.useUntil == null ? null : dayText('useUntil', input.useUntil),
  };
}
