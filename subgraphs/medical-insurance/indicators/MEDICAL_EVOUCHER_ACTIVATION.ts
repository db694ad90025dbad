import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { insuredPeriods } from './insuredPeriods.ts';

/** I12 医保电子凭证激活率 (policy 一; key task 2). Summed up over changes, as `MEDICAL_COVERAGE` is. */
export const MEDICAL_EVOUCHER_ACTIVATION: IndicatorDefinition = {
  code: 'MEDICAL_EVOUCHER_ACTIVATION',
  definition:
    '月末参保人员（险种 310 或 390，口径同基本医疗保险参保率的分子）中已激活医保电子凭证且凭证未停用的不重复人数，除以月末参保人数。' +
    '停用日期未登记，现已停用的凭证在各月均不计入。',
  definitionEn:
    'Persons insured at month end (310 or 390, as in the numerator of medical coverage) with an activated e-voucher that is not ' +
    'disabled, over all persons insured at month end. The register holds no date of disabling: a voucher disabled now counts in no month.',
  version: 1,
  formula: 'percent',
  sources: ['参保信息', '医保电子凭证'],
  measure: sql`
    with insured as (
      select coalesce(insured.division_code, '') as division_code, insured.period,
             case when e_voucher.pid is not null then insured.period * daterange(e_voucher.activated_on, null) end as activated
      from (${insuredPeriods}) insured
      left join e_voucher on e_voucher.pid = insured.pid and e_voucher.status = '1'
    ), changes as (
      select insured.division_code, change.day, sum(change.insured) as insured, sum(change.activated) as activated
      from insured
      cross join lateral (values
        (lower(period), 1, 0), (upper(period), -1, 0),
        (lower(insured.activated), 0, 1), (upper(insured.activated), 0, -1)
      ) as change (day, insured, activated)
      where change.day is not null
      group by 1, 2
    )
    select months.month, changes.division_code,
           sum(changes.activated)::numeric as numerator, sum(changes.insured)::numeric as denominator
    from months join changes on changes.day <= months.month_end
    group by 1, 2`,
};
