import { type RawBuilder, sql } from 'kysely';

/**
 * Distinct persons inside at least one spell at each month end, for the city and each township.
 *
 * Joining half a million relations to 24 months would count ten million rows. Instead each person's spells are merged, and every
 * merged spell adds one person in the month it begins and takes one away in the month after it ends: the running sum is the count.
 * A month before the first spell is no row, because nothing is known of it; a township that lost everybody is 0.
 *
 * @param spells a query of `pid, division_code, from_day, until_day`: in force from the first day up to, not including, `until_day`
 *   (null: still in force)
 * @returns a query of `month, division_code, persons`, `division_code` '' for the city
 */
export function personsAtMonthEnd(spells: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with merged as (
      select coalesce(division_code, '') as division_code, unnest(range_agg(daterange(from_day, until_day))) as spell
      from (${spells}) spell
      where from_day < until_day or until_day is null
      group by grouping sets ((pid), (pid, division_code))
    ), change as materialized (
      select counted.month, merged.division_code, sum(border.change) as persons
      from merged
      cross join lateral (values (lower(spell), 1), (upper(spell), -1)) as border (day, change)
      cross join (select min(month) as first, max(month_end) as last from months) series
      cross join lateral (select greatest(date_trunc('month', border.day)::date, series.first) as month) counted
      where border.day <= series.last
      group by counted.month, merged.division_code
    ), running as (
      select month, division_code, sum(change.persons) over history as persons, count(change.month) over history as changes
      from months
      cross join (select distinct division_code from change) division
      left join change using (month, division_code)
      window history as (partition by division_code order by month)
    )
    select month, division_code, persons from running where changes > 0`;
}
