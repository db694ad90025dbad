import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/**
 * I25 5项基本殡葬服务免费 (policy, key task 8).
 * The target is five items, so the value is in items and not a share; a year's window keeps winter's deaths from swinging it.
 */
export const BASIC_FUNERAL_FREE: IndicatorDefinition = {
  code: 'BASIC_FUNERAL_FREE',
  definition:
    '截至月末的 12 个月内，火化逝者平均获减免的基本殡葬服务项数（遗体接运、暂存、火化、骨灰寄存、普通骨灰盒，最多 5 项）；按火化日期归集，已撤销的登记不计。政策未给出官方口径。',
  definitionEn:
    'Average number of the five basic funeral services (transport, mortuary, cremation, keeping of ashes, urn) waived per cremation in the twelve months to month end, by date of cremation; retracted records do not count. The policy gives no official definition.',
  version: 1,
  formula: 'ratio',
  sources: ['火化登记'],
  // A funeral without waived items counts with zero; a year without any funeral has no value.
  measure: sql`
    select months.month, '' as division_code,
           sum(coalesce(cardinality(cremation.waived_items), 0)) filter (where cremation.id is not null)::numeric as numerator,
           count(cremation.id)::numeric as denominator
    from months
    left join cremation on cremation.status <> '2'
     and cremation.cremation_date > months.month_end - interval '12 months' and cremation.cremation_date <= months.month_end
    group by months.month`,
};
