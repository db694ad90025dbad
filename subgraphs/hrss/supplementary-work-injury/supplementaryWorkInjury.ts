import { defineEntity } from '@mikro-orm/core';
import { codeTable, connectionByParent, createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';

/** 参保渠道. */
export enum SupplementaryChannel {
  EMPLOYER = '1',
  PLATFORM = '2',
  SELF = '3',
}
export const SUPPLEMENTARY_CHANNELS = codeTable(SupplementaryChannel, {
  name: 'SupplementaryWorkInjuryChannel',
  description: '补充工伤保险参保渠道。How a person came to the supplementary work-injury insurance.',
  meanings: {
    EMPLOYER: ['单位', 'Through an employer'],
    PLATFORM: ['平台', 'Through a platform'],
    SELF: ['个人', 'On their own'],
  },
});

export const SupplementaryWorkInjurySchema = defineEntity({
  name: 'SupplementaryWorkInjury',
  tableName: 'supplementary_work_injury',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    channel: p.text().$type<SupplementaryChannel>(),
    employerUscc: p.text().nullable(),
    platform: p.text().nullable(),
    startDate: p.date(),
    endDate: p.date().nullable(),
    insurer: p.text(),
    premium: p.decimal('number').columnType('numeric(14,2)'),
    divisionCode: p.text(),
    importRun: p.integer(),
  }),
});

/** Not a part of scheme 410: platform workers and persons over age are insured here and not there (赣市府办发〔2024〕17号). */
@Sharing(OF_A_PERSON)
@ObjectType({ description: '补充工伤保险参保记录。A supplementary work-injury insurance.', simpleResolvers: true })
export class SupplementaryWorkInjury extends SupplementaryWorkInjurySchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => SupplementaryChannel, { description: '参保渠道。Channel.' })
  declare channel: SupplementaryChannel;

  @Field(() => String, { nullable: true, description: '平台名称。Name of the platform.' })
  declare platform: string | null;

  @Field(() => String, { description: '参保开始日期。Start date.' })
  declare startDate: string;

  @Field(() => String, { nullable: true, description: '参保结束日期，当日仍有效。Last day in force.' })
  declare endDate: string | null;

  @Field(() => String, { description: '承保机构。Insurer.' })
  declare insurer: string;

  @Field(() => Float, { description: '保费（元）。Premium in yuan.' })
  declare premium: number;
}
SupplementaryWorkInjurySchema.setClass(SupplementaryWorkInjury);

export const SupplementaryWorkInjuryConnection = createConnectionType(SupplementaryWorkInjury, 'SupplementaryWorkInjury');

/** A person's supplementary work-injury insurances, newest first. */
export const supplementaryWorkInjuryOfPerson = connectionByParent<SupplementaryWorkInjury>({
  table: 'supplementary_work_injury',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    channel: 'channel',
    platform: 'platform',
    startDate: 'start_date::text',
    endDate: 'end_date::text',
    insurer: 'insurer',
    premium: 'premium::float8',
  },
  orderBy: ['start_date', 'id'],
});
