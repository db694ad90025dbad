import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** I22 社会保险公共服务事项线上可办率 (key task 15). */
export const ONLINE_HANDLING_RATE: IndicatorDefinition = {
  code: 'ONLINE_HANDLING_RATE',
  definition: '月末目录内（已启用、未停用）公共服务事项中，线上可办的事项数占比。',
  definitionEn: 'Of the service items in the catalogue at month end, those that can be done online.',
  version: 1,
  formula: 'percent',
  sources: ['公共服务事项'],
  measure: sql`
    select months.month, '' as division_code,
           count(*) filter (where online_since <= months.month_end)::numeric as numerator, count(*)::numeric as denominator
    from months
    join service_item on enabled_on <= months.month_end and (disabled_on is null or disabled_on > months.month_end)
    group by months.month`,
};
