import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** I03 工伤保险参保人数 (policy 一; key task 3). */
export const WORK_INJURY_INSURED: IndicatorDefinition = {
  code: 'WORK_INJURY_INSURED',
  definition: '月末工伤保险（险种 410）参保缴费状态的不重复人数，按项目参保人员计入。',
  definitionEn: 'Distinct persons with an active work-injury participation (scheme 410) at month end, project workers included.',
  version: 1,
  formula: 'count',
  sources: ['参保关系'],
  measure: sql`
    select months.month, coalesce(participation.division_code, '') as division_code,
           count(distinct participation.pid)::numeric as numerator, null::numeric as denominator
    from months
    join participation on participation.scheme = '410' and participation.pay_status = '1'
     and participation.start_date <= months.month_end
     and (participation.end_date is null or participation.end_date > months.month_end)
    group by grouping sets ((months.month), (months.month, participation.division_code))`,
};
