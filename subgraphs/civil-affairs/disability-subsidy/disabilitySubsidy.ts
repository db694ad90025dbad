import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, MonthType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { OF_A_VULNERABLE_PERSON } from '../sharing.ts';
import { DisabilitySubsidyKind } from './disabilitySubsidyKind.ts';

export const DisabilitySubsidySchema = defineEntity({
  name: 'DisabilitySubsidy',
  tableName: 'disability_subsidy',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    name: p.text(),
    disabilityCategory: p.text(),
    disabilityLevel: p.integer(),
    kind: p.enum(() => DisabilitySubsidyKind).columnType('text'),
    startMonth: p.type(MonthType),
    endMonth: p.type(MonthType).nullable(),
    monthlyAmount: p.decimal('number').precision(14).scale(2),
    divisionCode: p.text(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_VULNERABLE_PERSON)
@ObjectType({ description: '残疾人两项补贴。One of the two disability subsidies of a person.', simpleResolvers: true })
export class DisabilitySubsidy extends DisabilitySubsidySchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '姓名。Name.' })
  declare name: string;

  @Field(() => DisabilitySubsidyKind, { description: '补贴类型。Living or nursing subsidy.' })
  declare kind: DisabilitySubsidyKind;

  @Field(() => Int, {
    description: '残疾等级，1 至 4，1 级最重，取自残疾人证。Level 1 to 4, 1 the most severe, from the certificate.',
  })
  declare disabilityLevel: number;

  @Field({ description: '开始年月，如 2025-01。First month.' })
  declare startMonth: string;

  @Field(() => String, { nullable: true, description: '终止年月。Last month.' })
  declare endMonth: string | null;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { description: '月标准，元。Yuan per month.' })
  declare monthlyAmount: number;
}
DisabilitySubsidySchema.setClass(DisabilitySubsidy);

export const DisabilitySubsidyConnection = createConnectionType(DisabilitySubsidy, 'DisabilitySubsidy');
