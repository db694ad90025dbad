import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** I18 康复服务协议机构专业技术人员养老补贴比例 (key task 11): a rule of 50 %, not a target to exceed. */
export const REHAB_STAFF_PENSION_SUBSIDY: IndicatorDefinition = {
  code: 'REHAB_STAFF_PENSION_SUBSIDY',
  definition:
    '所属期在截至当月的 12 个月内、月末前已拨付的补贴金额，除以同批记录按年度最低缴费基数计算的单位应缴额。尚未拨付的记录不计入分子和分母。',
  definitionEn:
    'Subsidy paid by month end for the 12 months up to the month, over the employer share at the year’s minimum base of the same ' +
    'records. Records not yet paid count on neither side.',
  version: 1,
  formula: 'percent',
  sources: ['康复机构养老补贴'],
  measure: sql`
    select months.month, '' as division_code, sum(subsidy) as numerator, sum(employer_due) as denominator
    from months
    join rehab_pension_subsidy on period <= months.month and period > months.month - interval '12 months'
     and paid_on <= months.month_end
    group by months.month`,
};
