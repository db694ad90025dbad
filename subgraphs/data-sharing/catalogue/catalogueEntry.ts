import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { SharingMode } from '../application/applicationState.ts';
import { InstantType } from '../calendar/instantType.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { CatalogueState } from './catalogueState.ts';

export const CatalogueEntrySchema = defineEntity({
  name: 'CatalogueEntry',
  tableName: 'catalogue_entry',
  properties: p => ({
    number: p.text().primary(),
    state: p.enum(() => CatalogueState).columnType('text'),
    provider: p.text(),
    requester: p.text().nullable(),
    typeName: p.text(),
    name: p.text(),
    shareClass: p.text().nullable(),
    basis: p.text().nullable(),
    sensitivity: p.text().nullable(),
    updated: p.text().nullable(),
    format: p.text(),
    mode: p.enum(() => SharingMode).columnType('text'),
    conditions: p.text().nullable(),
    grade: p.text().nullable(),
    secrecyAssessment: p.text().nullable(),
    secrecyAssessedBy: p.text().nullable(),
    personalAssessment: p.text().nullable(),
    personalAssessedBy: p.text().nullable(),
    signatory: p.text().nullable(),
    signedAt: p.type(InstantType).$type<string>().nullable(),
    publishedAt: p.type(InstantType).$type<string>().nullable(),
    returnedReason: p.text().nullable(),
    inContract: p.boolean().default(true),
  }),
});

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({
  description:
    '政务数据目录条目，由契约生成（政务数据共享条例第十二至十七条）。An entry of the catalogue, generated from the contract (arts 12–17).',
  simpleResolvers: true,
})
export class CatalogueEntry extends CatalogueEntrySchema.class {
  @Field(() => ID, { description: '目录编号：部门/类型。Number: department/type.' })
  declare number: string;

  @Field(() => CatalogueState, { description: '状态。State.' })
  declare state: CatalogueState;

  @Field(() => ID, { description: '数据提供部门。The providing department.' })
  declare provider: string;

  @Field({ description: '契约中的类型名。Name of the type in the contract.' })
  declare typeName: string;

  @Field({ description: '目录名称。Name.' })
  declare name: string;

  @Field(() => String, {
    nullable: true,
    description: '共享属性（第十四条）；契约未声明时为空。Sharing class (art. 14); null: the contract does not say.',
  })
  declare shareClass: string | null;

  @Field(() => String, { nullable: true, description: '依据（第十五条）。Legal basis (art. 15).' })
  declare basis: string | null;

  @Field(() => String, { nullable: true, description: '敏感程度。Sensitivity.' })
  declare sensitivity: string | null;

  @Field(() => String, { nullable: true, description: '更新频率。How often it is updated.' })
  declare updated: string | null;

  @Field({ description: '数据格式。Format.' })
  declare format: string;

  @Field(() => SharingMode, { description: '共享方式。How it is shared.' })
  declare mode: SharingMode;

  @Field(() => String, { nullable: true, description: '使用条件：共享范围和使用用途。Conditions: scope and uses.' })
  declare conditions: string | null;

  @Field(() => String, { nullable: true, description: '数据分类分级。Classification and grade.' })
  declare grade: string | null;

  @Field(() => String, { nullable: true, description: '保密风险评估结论。Conclusion of the assessment of secrecy risk.' })
  declare secrecyAssessment: string | null;

  @Field(() => String, { nullable: true, description: '保密风险评估人。Who assessed it.' })
  declare secrecyAssessedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: '个人信息保护影响评估结论。Conclusion of the assessment of the impact on personal information.',
  })
  declare personalAssessment: string | null;

  @Field(() => String, { nullable: true, description: '个人信息保护影响评估人。Who assessed it.' })
  declare personalAssessedBy: string | null;

  @Field(() => String, { nullable: true, description: '签字的部门负责人。The head of the department who signed.' })
  declare signatory: string | null;

  @Field(() => String, { nullable: true, description: '签字时间。When it was signed.' })
  declare signedAt: string | null;

  @Field(() => String, { nullable: true, description: '发布时间；未发布为空。When it was published; null: not yet.' })
  declare publishedAt: string | null;

  @Field(() => String, { nullable: true, description: '审核退回理由。Why the authority returned it.' })
  declare returnedReason: string | null;

  @Field({ description: '是否仍在契约中。Whether the contract still has it.' })
  declare inContract: boolean;
}
CatalogueEntrySchema.setClass(CatalogueEntry);

export const CatalogueEntryConnection = createConnectionType(CatalogueEntry, 'CatalogueEntry');

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({ description: '数据项（第十二条）。A data item of an entry (art. 12).', simpleResolvers: true })
export class CatalogueItem {
  @Field(() => ID, { description: '坐标。Coordinate.' })
  declare coordinate: string;

  @Field({ description: '说明。Description.' })
  declare description: string;

  @Field(() => String, { nullable: true, description: '共享属性；未声明为空。Sharing class; null: not said.' })
  declare shareClass: string | null;

  @Field(() => String, { nullable: true, description: '依据。Legal basis.' })
  declare basis: string | null;

  @Field(() => String, { nullable: true, description: '敏感程度。Sensitivity.' })
  declare sensitivity: string | null;

  @Field(() => [String], { description: '可用于的用途。Purposes for which it may be asked.' })
  declare purposes: string[];

  @Field(() => [String], { description: '可选的脱敏方式。Masks that its owner offers.' })
  declare masks: string[];
}
