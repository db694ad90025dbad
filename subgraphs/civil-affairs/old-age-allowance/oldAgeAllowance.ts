import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, MonthType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';

export const OldAgeAllowanceSchema = defineEntity({
  name: 'OldAgeAllowance',
  tableName: 'old_age_allowance',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    name: p.text(),
    startMonth: p.type(MonthType),
    endMonth: p.type(MonthType).nullable(),
    monthlyAmount: p.decimal('number').precision(14).scale(2),
    divisionCode: p.text(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '高龄津贴。Old-age allowance of a person of 80 or more.', simpleResolvers: true })
export class OldAgeAllowance extends OldAgeAllowanceSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '姓名。Name.' })
  declare name: string;

  @Field({ description: '开始年月，如 2025-01。First month.' })
  declare startMonth: string;

  @Field(() => String, { nullable: true, description: '终止年月。Last month.' })
  declare endMonth: string | null;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { description: '月标准，元。Yuan per month.' })
  declare monthlyAmount: number;
}
OldAgeAllowanceSchema.setClass(OldAgeAllowance);

export const OldAgeAllowanceConnection = createConnectionType(OldAgeAllowance, 'OldAgeAllowance');
