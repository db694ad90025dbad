import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/**
 * I15 两定医药机构医保电子凭证结算比例 (key task 2).
 *
 * One scan of the settlements: reversals are few and found by their own index. A reversal names no settlement; it is matched by visit,
 * institution and the opposite amount, which is how the business system writes it.
 */
export const EVOUCHER_SETTLEMENT_SHARE: IndicatorDefinition = {
  code: 'EVOUCHER_SETTLEMENT_SHARE',
  definition:
    '当月在本市定点医疗机构和定点零售药店的医保结算笔数中，就诊凭证类型为医保电子凭证（01）的占比，按笔数计。' +
    '退费记录及其冲销的原结算（就诊编号、机构相同，医疗费总额相反）不计入；市外机构的结算不计入。月份按结算时间（北京时间），乡镇按机构所在地。',
  definitionEn:
    'Share of settlements within the month at the city’s designated providers and pharmacies for which the e-voucher (01) was shown, by count. ' +
    'Reversals and the settlements they take back (same visit and institution, opposite total) are left out, as are institutions elsewhere. ' +
    'The month is that of settlement, Beijing time; the township is the institution’s.',
  version: 1,
  formula: 'percent',
  sources: ['结算明细', '定点医药机构'],
  measure: sql`
    select months.month, coalesce(counted.division_code, '') as division_code,
           sum(counted.by_e_voucher)::numeric as numerator, sum(counted.settlements)::numeric as denominator
    from (
      select date_trunc('month', settlement.settled_at at time zone 'Asia/Shanghai')::date as month, institution.division_code,
             count(*) as settlements, count(*) filter (where settlement.credential = '01') as by_e_voucher
      from settlement
      join designated_institution institution on institution.code = settlement.institution_code
      where not settlement.reversal
        and settlement.settled_at >= (select min(month)::timestamp at time zone 'Asia/Shanghai' from months)
        and settlement.settled_at < (select (max(month_end) + 1)::timestamp at time zone 'Asia/Shanghai' from months)
        and not exists (
          select from settlement reversal
          where reversal.reversal and reversal.visit_number = settlement.visit_number
            and reversal.institution_code = settlement.institution_code and reversal.medical_fee = -settlement.medical_fee)
      group by 1, 2
    ) counted
    join months on months.month = counted.month
    group by grouping sets ((months.month), (months.month, counted.division_code))`,
};
