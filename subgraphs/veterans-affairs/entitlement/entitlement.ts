import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, MonthType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';
import { EntitlementCategory } from './entitlementCategory.ts';
import { DisabilityCause, EntitlementStatus } from './entitlementCodes.ts';

export const EntitlementSchema = defineEntity({
  name: 'Entitlement',
  tableName: 'entitlement',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    name: p.text(),
    category: p.enum(() => EntitlementCategory).columnType('text'),
    disabilityGrade: p.integer().nullable(),
    disabilityCause: p
      .enum(() => DisabilityCause)
      .columnType('text')
      .nullable(),
    startMonth: p.type(MonthType),
    endMonth: p.type(MonthType).nullable(),
    monthlyAmount: p.decimal('number').precision(14).scale(2),
    status: p.enum(() => EntitlementStatus).columnType('text'),
    divisionCode: p.text(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({
  description: '优抚待遇：退役军人或其遗属享受的定期抚恤、补助。An entitlement to special care, of a veteran or a survivor.',
  simpleResolvers: true,
})
export class Entitlement extends EntitlementSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '姓名。Name.' })
  declare name: string;

  @Sharing({ sensitivity: 'sensitive' })
  @Field(() => EntitlementCategory, { nullable: true, description: '优抚类别。Category.' })
  declare category: EntitlementCategory;

  @Sharing({ sensitivity: 'sensitive' })
  @Field(() => Int, { nullable: true, description: '残疾等级，1 至 10，1 级最重。Disability grade 1 to 10, 1 the most severe.' })
  declare disabilityGrade: number | null;

  @Sharing({ sensitivity: 'sensitive' })
  @Field(() => DisabilityCause, { nullable: true, description: '残疾性质。Cause of the disability.' })
  declare disabilityCause: DisabilityCause | null;

  @Field({ description: '起始年月，如 2025-01。First month.' })
  declare startMonth: string;

  @Field(() => String, { nullable: true, description: '终止年月。Last month.' })
  declare endMonth: string | null;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { description: '月标准，元。Yuan per month.' })
  declare monthlyAmount: number;

  @Field(() => EntitlementStatus, { description: '状态。State.' })
  declare status: EntitlementStatus;
}
EntitlementSchema.setClass(Entitlement);

export const EntitlementConnection = createConnectionType(Entitlement, 'Entitlement');
