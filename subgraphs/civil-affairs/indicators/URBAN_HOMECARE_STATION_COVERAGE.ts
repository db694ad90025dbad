import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** I17 城市居家养老服务站点覆盖率 (policy, key task 6: 力争覆盖 100%). */
export const URBAN_HOMECARE_STATION_COVERAGE: IndicatorDefinition = {
  code: 'URBAN_HOMECARE_STATION_COVERAGE',
  definition:
    '月末至少有一个启用中养老服务站点的城市社区数，除以城市社区总数；村不计入。社区清单无撤并日期，各月均用最新清单。政策未给出官方口径。',
  definitionEn:
    'Urban communities with at least one home-care station open at month end, over all urban communities; villages do not count. The list of communities carries no dates, so every month uses the newest list. The policy gives no official definition.',
  version: 1,
  formula: 'percent',
  counts: 'things',
  sources: ['城乡社区', '养老服务站点'],
  measure: sql`
    with covered as (
      select distinct months.month, station.community_code
      from months
      join home_care_station station on station.opened_on <= months.month_end
       and (station.closed_on is null or station.closed_on > months.month_end)
    )
    select months.month, coalesce(community.division_code, '') as division_code,
           count(covered.community_code)::numeric as numerator, count(*)::numeric as denominator
    from months
    cross join community
    left join covered on covered.month = months.month and covered.community_code = community.code
    where community.kind = '1'
    group by grouping sets ((months.month), (months.month, community.division_code))`,
};
