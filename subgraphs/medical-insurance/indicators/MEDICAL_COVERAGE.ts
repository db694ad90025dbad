import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { insuredPeriods } from './insuredPeriods.ts';

/**
 * I02 基本医疗保险参保率 (policy 一; key task 2).
 *
 * The register is far too large to be joined with every month, so what is summed up over time is its changes: a person enters on
 * the first day of a period and leaves after the last.
 */
export const MEDICAL_COVERAGE: IndicatorDefinition = {
  code: 'MEDICAL_COVERAGE',
  definition:
    '月末参加职工基本医疗保险（险种 310）或城乡居民基本医疗保险（险种 390）且参保状态正常的不重复人数，除以常住人口。' +
    '已终止的参保关系计至结束日期，暂停参保不计入。常住人口取该月及以前最近一期统计数。政策文件未载明分母口径，暂按常住人口计算。',
  definitionEn:
    'Distinct persons insured at month end in the employees’ (310) or residents’ (390) basic scheme over the resident population. ' +
    'Terminated relations count up to their end date, suspended ones do not. The population is the newest figure of that month or before. ' +
    'The policy does not state the denominator; resident population is assumed.',
  version: 1,
  formula: 'percent',
  sources: ['参保信息', '常住人口'],
  measure: sql`
    with changes as (
      select coalesce(insured.division_code, '') as division_code, change.day, sum(change.persons) as persons
      from (${insuredPeriods}) insured
      cross join lateral (values (lower(period), 1), (upper(period), -1)) as change (day, persons)
      where change.day is not null
      group by 1, 2
    ), insured as (
      select months.month, changes.division_code, sum(changes.persons) as persons
      from months join changes on changes.day <= months.month_end
      group by 1, 2
    ), population as (
      select months.month, coalesce(newest.division_code, '') as division_code, sum(newest.population) as persons
      from months cross join lateral (
        select distinct on (division_code) division_code, population
        from resident_population where resident_population.month <= months.month
        order by division_code, resident_population.month desc
      ) newest
      group by grouping sets ((months.month), (months.month, newest.division_code))
    )
    select month, division_code, insured.persons::numeric as numerator, population.persons::numeric as denominator
    from insured join population using (month, division_code)`,
};
