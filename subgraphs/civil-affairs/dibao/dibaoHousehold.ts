import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { INCOME, OF_A_PERSON } from '../sharing.ts';
import { DibaoArea, DibaoExitReason } from './dibaoCodes.ts';

export const DibaoHouseholdSchema = defineEntity({
  name: 'DibaoHousehold',
  tableName: 'dibao_household',
  properties: p => ({
    id: p.bigint('string').primary(),
    householdNumber: p.text(),
    headPid: p.text(),
    divisionCode: p.text(),
    area: p.enum(() => DibaoArea).columnType('text'),
    supportedPersons: p.integer(),
    monthlyIncomePerPerson: p.decimal('number').precision(14).scale(2),
    approvedOn: p.date(),
    exitedOn: p.date().nullable(),
    exitReason: p
      .enum(() => DibaoExitReason)
      .columnType('text')
      .nullable(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({
  description: '最低生活保障（低保）家庭。A household on the minimum living allowance (dibao).',
  simpleResolvers: true,
})
export class DibaoHousehold extends DibaoHouseholdSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field({ description: '家庭编号。Household number.' })
  declare householdNumber: string;

  @Field(() => DibaoArea, { description: '城乡类别。Urban or rural standard.' })
  declare area: DibaoArea;

  @Field(() => Int, { description: '保障人口。Persons supported.' })
  declare supportedPersons: number;

  @Sharing(INCOME)
  @Field(() => Float, { nullable: true, description: '人均月收入，元。Monthly income per person in yuan.' })
  declare monthlyIncomePerPerson: number;

  @Field({ description: '批准日期。Date of approval.' })
  declare approvedOn: string;

  @Field(() => String, { nullable: true, description: '退出日期。Date of exit.' })
  declare exitedOn: string | null;

  @Field(() => DibaoExitReason, { nullable: true, description: '退出原因。Reason of exit.' })
  declare exitReason: DibaoExitReason | null;
}
DibaoHouseholdSchema.setClass(DibaoHousehold);

export const DibaoHouseholdConnection = createConnectionType(DibaoHousehold, 'DibaoHousehold');
