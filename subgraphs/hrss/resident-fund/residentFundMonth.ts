import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, MonthType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { OPEN } from '../sharing.ts';

export const ResidentFundMonthSchema = defineEntity({
  name: 'ResidentFundMonth',
  tableName: 'resident_fund_ledger',
  properties: p => ({
    id: p.bigint('string').primary(),
    year: p.integer(),
    month: p.type(MonthType),
    newSurplus: p.decimal('number').columnType('numeric(14,2)'),
    entrusted: p.decimal('number').columnType('numeric(14,2)'),
    recordedOn: p.date(),
    importRun: p.integer(),
  }),
});

@Sharing(OPEN)
@ObjectType({
  description:
    '城乡居民养老保险基金台账，一月一行，本年累计，金额为元。Residents’ pension fund by month, cumulative within the year, in yuan.',
  simpleResolvers: true,
})
export class ResidentFundMonth extends ResidentFundMonthSchema.class {
  @Field(() => Int, { description: '年度。Year.' })
  declare year: number;

  @Field(() => String, { description: '月份，如 2025-10。Month.' })
  declare month: string;

  @Field(() => Float, { description: '当年新增结余（累计）。New surplus of the year so far.' })
  declare newSurplus: number;

  @Field(() => Float, { description: '上解委托投资金额（累计）。Remitted for entrusted investment so far.' })
  declare entrusted: number;

  @Field(() => String, { description: '登记日期。Recorded on.' })
  declare recordedOn: string;
}
ResidentFundMonthSchema.setClass(ResidentFundMonth);

export const ResidentFundMonthConnection = createConnectionType(ResidentFundMonth, 'ResidentFundMonth');
