import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** I14 职业年金做实缴纳提前期 (key task 1: funded three months before the legal retirement age). */
export const OCC_ANNUITY_LEAD_MONTHS: IndicatorDefinition = {
  code: 'OCC_ANNUITY_LEAD_MONTHS',
  definition:
    '平均提前月数：截至月末的 12 个月内到达“法定退休日期前 3 个月”的人员，其做实日期早于法定退休日期的整月数之和，除以人数；' +
    '月末仍未做实或晚于法定退休日期做实的计 0 个月。',
  definitionEn:
    'Average lead in months: persons for whom the day three months before the legal retirement date fell in the 12 months to month ' +
    'end; the sum of whole months from funding to legal retirement over those persons. Not yet funded at month end, or funded after ' +
    'retirement, counts 0 months.',
  version: 1,
  formula: 'ratio',
  sources: ['职业年金'],
  measure: sql`
    select months.month, '' as division_code,
           sum(case when funded_on <= least(months.month_end, legal_retirement_date) then lead.months else 0 end)::numeric as numerator,
           count(*)::numeric as denominator
    from months
    join occupational_annuity on (legal_retirement_date - interval '3 months')::date <= months.month_end
     and (legal_retirement_date - interval '3 months')::date > (months.month_end - interval '12 months')::date
    cross join lateral (select age(legal_retirement_date, funded_on) as span) early
    cross join lateral (select extract(year from span) * 12 + extract(month from span) as months) lead
    group by months.month`,
};
