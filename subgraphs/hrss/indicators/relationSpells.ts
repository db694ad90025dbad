import { type RawBuilder, sql } from 'kysely';

/**
 * When persons are insured in a scheme, as spells for `personsAtMonthEnd`.
 *
 * 缴费状态 is today's: a relation that ended says 终止 also for the months in which it was in force, so an ended relation counts up
 * to and including its end date. One that says 终止 without an end date never counts.
 *
 * @param paused whether a paused relation (暂停缴费) still counts, as it does for pension coverage
 */
export function relationSpells(schemes: string[], { paused }: { paused: boolean }): RawBuilder<unknown> {
  return sql`
    select pid, division_code, start_date as from_day, end_date + 1 as until_day
    from participation
    where scheme = any(${schemes}::text[])
      and (pay_status = any(${paused ? ['1', '2'] : ['1']}::text[]) or (pay_status = '3' and end_date is not null))`;
}
