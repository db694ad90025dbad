import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';
import { ConfirmationMethod, ConfirmationResult } from './confirmationCodes.ts';

export const AnnualConfirmationSchema = defineEntity({
  name: 'AnnualConfirmation',
  tableName: 'annual_confirmation',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    year: p.integer(),
    confirmedOn: p.date().nullable(),
    method: p
      .enum(() => ConfirmationMethod)
      .columnType('text')
      .nullable(),
    result: p.enum(() => ConfirmationResult).columnType('text'),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({
  description: '优抚对象年度确认（军人抚恤优待条例第八条）。The yearly confirmation that an entitled person still qualifies.',
  simpleResolvers: true,
})
export class AnnualConfirmation extends AnnualConfirmationSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => Int, { description: '年度。Year.' })
  declare year: number;

  @Field(() => String, { nullable: true, description: '确认日期；待确认时为空。Date of confirmation; null while pending.' })
  declare confirmedOn: string | null;

  @Field(() => ConfirmationMethod, { nullable: true, description: '确认方式；待确认时为空。Method; null while pending.' })
  declare method: ConfirmationMethod | null;

  @Field(() => ConfirmationResult, { description: '确认结果。Result.' })
  declare result: ConfirmationResult;
}
AnnualConfirmationSchema.setClass(AnnualConfirmation);

export const AnnualConfirmationConnection = createConnectionType(AnnualConfirmation, 'AnnualConfirmation');
