import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { personsAtMonthEnd } from './personsAtMonthEnd.ts';
import { relationSpells } from './relationSpells.ts';

const PENSION_SCHEMES = ['110', '120', '170'];

const insured = personsAtMonthEnd(sql`
  ${relationSpells(PENSION_SCHEMES, { paused: true })}
  union all
  select pid, division_code, start_month, (end_month + interval '1 month')::date
  from pension_benefit
  where scheme = any(${PENSION_SCHEMES}::text[]) and (status in ('1', '2') or (status = '3' and end_month is not null))`);

/** I01 基本养老保险参保率 (policy 一; key tasks 1 and 11). */
export const PENSION_COVERAGE: IndicatorDefinition = {
  code: 'PENSION_COVERAGE',
  definition:
    '月末在企业职工（110）、机关事业单位（120）或城乡居民（170）养老保险中有参保缴费、暂停缴费关系或有养老待遇的不重复人数，' +
    '除以统计部门提供的应参保人数（取不晚于当月的最新一期）。分母口径尚无官方公式，本口径假定为：16 周岁以上、非在校学生的居民。',
  definitionEn:
    'Distinct persons with an active or paused relation or a benefit in scheme 110, 120 or 170 at month end, over the persons who ' +
    'ought to be insured as the statistics office gives them (newest month not after the month counted). No official formula is ' +
    'known for the denominator; assumed: residents of 16 and older who are not at school.',
  version: 1,
  formula: 'percent',
  sources: ['参保关系', '待遇核定', '应参保人口'],
  measure: sql`
    select insured.month, insured.division_code, insured.persons as numerator, population.persons as denominator
    from (${insured}) insured
    left join (
      select months.month, coalesce(newest.division_code, '') as division_code, sum(newest.persons) as persons
      from months
      cross join lateral (
        select distinct on (division_code) division_code, persons
        from pensionable_population population
        where population.month <= months.month
        order by division_code, population.month desc
      ) newest
      group by grouping sets ((months.month), (months.month, newest.division_code))
    ) population using (month, division_code)`,
};
