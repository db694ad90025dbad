import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** I19 城乡居民基本养老保险月人均领取待遇 (key task 13). */
export const RESIDENT_PENSION_AVG: IndicatorDefinition = {
  code: 'RESIDENT_PENSION_AVG',
  definition:
    '城乡居民养老保险（170）所属期为当月、正常发放（发放类型 1）的月养老金（待遇项目 01）之和，除以不重复领取人数。补发、调整、退回及' +
    '丧葬补助金等一次性项目不计入。',
  definitionEn:
    'Monthly pensions (item 01) of scheme 170 paid regularly (kind 1) for the month, over the distinct persons paid. Back pay, ' +
    'adjustments, refunds and one-off items such as funeral grants are left out.',
  version: 1,
  formula: 'ratio',
  sources: ['待遇发放'],
  measure: sql`
    select months.month, '' as division_code, sum(paid.amount) as numerator, count(*)::numeric as denominator
    from months
    join (
      select period, pid, sum(amount) as amount
      from benefit_payment
      where scheme = '170' and item = '01' and kind = '1' and period >= (select min(month) from months)
      group by period, pid
    ) paid on paid.period = months.month
    group by months.month`,
};
