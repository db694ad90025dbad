import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** I16 家庭养老床位 (policy, key task 6: 建设 400 张). */
export const HOME_CARE_BEDS: IndicatorDefinition = {
  code: 'HOME_CARE_BEDS',
  definition: '月末已验收且未停用的家庭养老床位数；已建设但未验收的不计入。政策未给出官方口径，“建设”在此按验收计。',
  definitionEn:
    'Home-care beds accepted and not withdrawn at month end; beds built but not accepted do not count. The policy gives no official definition: "built" is read as accepted.',
  version: 1,
  formula: 'count',
  sources: ['家庭养老床位'],
  // The city's row exists in every month: a register without an accepted bed says zero, only a missing register says nothing.
  measure: sql`
    select months.month, coalesce(bed.division_code, '') as division_code,
           count(bed.id)::numeric as numerator, null::numeric as denominator
    from months
    left join home_care_bed bed on bed.accepted_on <= months.month_end
     and (bed.withdrawn_on is null or bed.withdrawn_on > months.month_end)
    group by grouping sets ((months.month), (months.month, bed.division_code))
    having grouping(bed.division_code) = 1 or bed.division_code is not null`,
};
