import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { InstantType } from '../calendar/instantType.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { ApplicationState, SharingMode } from './applicationState.ts';

export const SharingApplicationSchema = defineEntity({
  name: 'SharingApplication',
  tableName: 'sharing_application',
  properties: p => ({
    number: p.text().primary(),
    state: p.enum(() => ApplicationState).columnType('text'),
    requester: p.text(),
    provider: p.text(),
    applicant: p.text(),
    approver: p.text().nullable(),
    basis: p.text().default(''),
    scenario: p.text().default(''),
    fields: p.array().$type<string[]>().default([]),
    purposes: p.array().$type<string[]>().default([]),
    mode: p
      .enum(() => SharingMode)
      .columnType('text')
      .nullable(),
    useFrom: p.date().nullable(),
    useUntil: p.date().nullable(),
    shareClass: p.text().nullable(),
    missingItems: p.array().$type<string[]>().nullable(),
    extensionDays: p.integer().nullable(),
    extensionReason: p.text().nullable(),
    extensionConsented: p.boolean().nullable(),
    masks: p.array().$type<string[]>().default([]),
    personsPerDay: p.integer().nullable(),
    decisionReason: p.text().nullable(),
    decidedBy: p.text().nullable(),
    decidedAt: p.type(InstantType).$type<string>().nullable(),
    createdAt: p.type(InstantType).$type<string>().defaultRaw('now()'),
    submittedAt: p.type(InstantType).$type<string>().nullable(),
  }),
});

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({
  description: '数据共享申请（政务数据共享条例第二十至二十二条）。An application for shared data (arts 20–22).',
  simpleResolvers: true,
})
export class SharingApplication extends SharingApplicationSchema.class {
  @Field(() => ID, { description: '申请编号。Number.' })
  declare number: string;

  @Field(() => ApplicationState, { description: '状态。State.' })
  declare state: ApplicationState;

  @Field(() => ID, { description: '数据需求部门。The requesting department, by folder name.' })
  declare requester: string;

  @Field(() => ID, { description: '数据提供部门。The providing department, by folder name.' })
  declare provider: string;

  @Field({
    description:
      '申请人：起草人或者最后修改人，由其提交。The officer who applied: who drafted it or revised it last, and submits it.',
  })
  declare applicant: string;

  @Field(() => String, {
    nullable: true,
    description: '本部门审核人，须不同于申请人。The sharing officer who approved it in the same department; another person.',
  })
  declare approver: string | null;

  @Field({ description: '使用依据（第二十条）。Legal basis of the use (art. 20).' })
  declare basis: string;

  @Field({ description: '使用场景。Scenario of the use.' })
  declare scenario: string;

  @Field(() => [String], { description: '使用范围：数据项坐标。Scope: coordinates of fields, or "Type.*".' })
  declare fields: string[];

  @Field(() => [String], { description: '用途代码。Codes of purposes.' })
  declare purposes: string[];

  @Field(() => SharingMode, { nullable: true, description: '共享方式。How the data is shared.' })
  declare mode: SharingMode | null;

  @Field(() => String, { nullable: true, description: '使用起始日期；为空自开通起。First day of use; null: from activation.' })
  declare useFrom: string | null;

  @Field(() => String, { nullable: true, description: '使用时限：最后一日。Time limit: the last day of use.' })
  declare useUntil: string | null;

  @Field(() => String, {
    nullable: true,
    description: '共享属性：unconditional 或 conditional，提交时按契约认定。Sharing class by the contract when it was submitted.',
  })
  declare shareClass: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      '一次性告知的全部待补正内容（第二十一条）；未退回过为空。All that was missing, said once (art. 21); null: never returned.',
  })
  declare missingItems: string[] | null;

  @Field(() => Int, { nullable: true, description: '申请延长的工作日数。Working days of extension asked for.' })
  declare extensionDays: number | null;

  @Field(() => String, { nullable: true, description: '延长理由。Why an extension was asked for.' })
  declare extensionReason: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '主管部门是否同意延长；未答复为空。Whether the authority consented; null: no answer yet.',
  })
  declare extensionConsented: boolean | null;

  @Field(() => [String], { description: '脱敏方式，如 "Cremation.cause=yesNo"。Masks: how fields are shown; others in full.' })
  declare masks: string[];

  @Field(() => Int, { nullable: true, description: '每日人数上限；为空按默认。Persons per day; null: the default limit.' })
  declare personsPerDay: number | null;

  @Field(() => String, { nullable: true, description: '答复理由。Reason of the decision.' })
  declare decisionReason: string | null;

  @Field(() => String, { nullable: true, description: '答复人。Who decided for the provider.' })
  declare decidedBy: string | null;

  @Field(() => String, { nullable: true, description: '答复时间。When it was decided.' })
  declare decidedAt: string | null;

  @Field(() => String, { description: '起草时间。When it was drafted.' })
  declare createdAt: string;

  @Field(() => String, { nullable: true, description: '提交时间。When it was submitted.' })
  declare submittedAt: string | null;
}
SharingApplicationSchema.setClass(SharingApplication);

export const SharingApplicationConnection = createConnectionType(SharingApplication, 'SharingApplication');
