import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { personsAtMonthEnd } from './personsAtMonthEnd.ts';

// A cycle is a year: who fell due counts until the year ends, then the next cycle starts from nobody.
const due = personsAtMonthEnd(sql`
  select pid, division_code, due_date as from_day, make_date(cycle + 1, 1, 1) as until_day from qualification_check`);

const silent = personsAtMonthEnd(sql`
  select pid, division_code, greatest(due_date, checked_on) as from_day, make_date(cycle + 1, 1, 1) as until_day
  from qualification_check where method = '1' and result = '1'`);

/** I21 养老保险待遇领取资格"静默认证"比例 (key task 15). */
export const SILENT_AUTH_RATE: IndicatorDefinition = {
  code: 'SILENT_AUTH_RATE',
  definition:
    '本年度认证周期内，截至月末已到应认证日期的待遇领取人中，通过静默认证（数据比对、本人无需操作）的不重复人数占比。在两个险种领取的，' +
    '任一险种通过静默认证即计入。',
  definitionEn:
    'Of the distinct pensioners due for confirmation in the year’s cycle by month end, those confirmed silently (by comparing data, ' +
    'without acting themselves). Who draws in two schemes counts once either is confirmed silently.',
  version: 1,
  formula: 'percent',
  withinYear: true,
  sources: ['待遇资格认证'],
  measure: sql`
    select month, division_code, coalesce(silent.persons, 0) as numerator, due.persons as denominator
    from (${due}) due left join (${silent}) silent using (month, division_code)
    where due.persons > 0`,
};
