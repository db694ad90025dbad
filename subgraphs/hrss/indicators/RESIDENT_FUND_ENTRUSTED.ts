import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** I24 城乡居民养老保险基金当年新增结余上解委托投资比例 (key task 16), each year anew. */
export const RESIDENT_FUND_ENTRUSTED: IndicatorDefinition = {
  code: 'RESIDENT_FUND_ENTRUSTED',
  definition: '本年累计上解委托投资金额，除以本年累计新增结余；新增结余不为正时无比例。未登记台账的月份无数据。',
  definitionEn:
    'Remitted for entrusted investment over the new surplus, both of the year so far. No value while the surplus is not positive; no ' +
    'data for a month without an entry in the ledger.',
  version: 1,
  formula: 'percent',
  withinYear: true,
  sources: ['居民养老基金台账'],
  measure: sql`
    select months.month, '' as division_code, entrusted as numerator, greatest(new_surplus, 0) as denominator
    from months join resident_fund_ledger using (month)`,
};
