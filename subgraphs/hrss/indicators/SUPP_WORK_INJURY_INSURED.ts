import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { personsAtMonthEnd } from './personsAtMonthEnd.ts';

const insured = personsAtMonthEnd(sql`
  select pid, division_code, start_date as from_day, end_date + 1 as until_day from supplementary_work_injury`);

/** I04 补充工伤保险参保人数 (policy 一; key task 3). Its target is larger than the statutory one: it is not a part of scheme 410. */
export const SUPP_WORK_INJURY_INSURED: IndicatorDefinition = {
  code: 'SUPP_WORK_INJURY_INSURED',
  definition: '月末补充工伤保险有效的不重复人数，单位、平台和个人渠道均计入，不要求参加工伤保险。',
  definitionEn:
    'Distinct persons with a supplementary work-injury insurance in force at month end, through an employer, a platform or on their ' +
    'own; scheme 410 is not required.',
  version: 1,
  formula: 'count',
  sources: ['补充工伤保险'],
  measure: sql`
    select month, division_code, persons as numerator, null::numeric as denominator from (${insured}) insured`,
};
