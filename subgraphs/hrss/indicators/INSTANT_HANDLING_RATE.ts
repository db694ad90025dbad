import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** I23 秒办和即办事项占比 (key task 15). */
export const INSTANT_HANDLING_RATE: IndicatorDefinition = {
  code: 'INSTANT_HANDLING_RATE',
  definition: '月末目录内（已启用、未停用）公共服务事项中，办理类型为秒办或即办且已生效的事项数占比；生效前按承诺件计。',
  definitionEn:
    'Of the service items in the catalogue at month end, those handled within seconds or on the spot; before that handling took ' +
    'effect an item counts as promised.',
  version: 1,
  formula: 'percent',
  sources: ['公共服务事项'],
  measure: sql`
    select months.month, '' as division_code,
           count(*) filter (where handling in ('秒办', '即办') and handling_since <= months.month_end)::numeric as numerator,
           count(*)::numeric as denominator
    from months
    join service_item on enabled_on <= months.month_end and (disabled_on is null or disabled_on > months.month_end)
    group by months.month`,
};
