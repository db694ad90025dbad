import { sql } from 'kysely';

/**
 * When each person is insured in the employees' or residents' basic scheme, overlapping relations merged so that a person
 * counts once: `pid, division_code, period`. `division_code` is null where all townships of a person are taken together.
 *
 * A terminated relation counts until its end date, so that past months do not shrink when people leave. A suspended one does
 * not count at all, because the register does not say since when.
 */
export const insuredPeriods = sql`
  select pid, division_code, unnest(range_agg(daterange(start_date, end_date, '[]'))) as period
  from insurance_relation
  where scheme in ('310', '390') and (status = '1' or (status = '3' and end_date is not null))
  group by grouping sets ((pid), (pid, division_code))`;
