import { defineEntity } from '@mikro-orm/core';
import { codeTable, connectionByParent, createConnectionType, MonthType, monthText, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Scheme } from '../codes/scheme.ts';
import { OF_A_PERSON } from '../sharing.ts';

/** 缴费主体: who pays a contribution, with 政府代缴 for the groups of key task 1. */
export enum ContributionPayer {
  EMPLOYER = '1',
  SELF = '2',
  GOVERNMENT = '3',
  UNEMPLOYMENT_FUND = '4',
}
export const CONTRIBUTION_PAYERS = codeTable(ContributionPayer, {
  name: 'ContributionPayer',
  description: '缴费主体。Who pays the contribution.',
  meanings: {
    EMPLOYER: ['单位', 'The employer'],
    SELF: ['个人', 'The person'],
    GOVERNMENT: ['政府代缴', 'The government, for special groups'],
    UNEMPLOYMENT_FUND: ['失业保险基金', 'The unemployment insurance fund'],
  },
});

export const ContributionSchema = defineEntity({
  name: 'Contribution',
  tableName: 'contribution',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    scheme: p.text().$type<Scheme>(),
    period: p.type(MonthType),
    base: p.decimal('number').columnType('numeric(14,2)'),
    employerShare: p.decimal('number').columnType('numeric(14,2)'),
    personalShare: p.decimal('number').columnType('numeric(14,2)'),
    governmentShare: p.decimal('number').columnType('numeric(14,2)'),
    payer: p.text().$type<ContributionPayer>(),
    receivedOn: p.date(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '一笔缴费，金额为元。One contribution, amounts in yuan.', simpleResolvers: true })
export class Contribution extends ContributionSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => Scheme, { description: '险种。Scheme.' })
  declare scheme: Scheme;

  @Field(() => String, {
    description: '费款所属期，如 2025-10；按年缴费为当年 12 月。Month paid for; December for yearly payments.',
  })
  declare period: string;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { description: '缴费基数。Contribution base.' })
  declare base: number;

  @Field(() => Float, { description: '单位缴费。Employer share.' })
  declare employerShare: number;

  @Field(() => Float, { description: '个人缴费。Personal share.' })
  declare personalShare: number;

  @Field(() => Float, { description: '财政补贴。Government share.' })
  declare governmentShare: number;

  @Field(() => ContributionPayer, { description: '缴费主体。Payer.' })
  declare payer: ContributionPayer;

  @Field(() => String, { description: '到账日期。Date received.' })
  declare receivedOn: string;
}
ContributionSchema.setClass(Contribution);

export const ContributionConnection = createConnectionType(Contribution, 'Contribution');

/** A person's contributions, latest period first. */
export const contributionsOfPerson = connectionByParent<Contribution>({
  table: 'contribution',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    scheme: 'scheme',
    period: monthText('period'),
    base: 'base::float8',
    employerShare: 'employer_share::float8',
    personalShare: 'personal_share::float8',
    governmentShare: 'government_share::float8',
    payer: 'payer',
    receivedOn: 'received_on::text',
  },
  orderBy: ['period', 'id'],
});
