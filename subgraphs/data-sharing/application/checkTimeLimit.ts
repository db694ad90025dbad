import { type AnyTables, cityToday } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import { badInput } from '../acting/badInput.ts';
import { parameterToday } from '../parameters/parameters.ts';

/** The days of use that an application asks for, `YYYY-MM-DD`, and what is wrong with them. */
interface Days {
  today: string;
  from: string | null;
  until: string;
  /** The last day that the longest grant could have; null: none is set. */
  latest: string | null;
  isOver: boolean;
  isReversed: boolean;
  isTooLong: boolean | null;
}

/**
 * The time limit of use (政务数据共享条例 art. 20) has to lie ahead, or five people would agree to a grant that can never be made; and it may
 * not lie further ahead than the city lets a grant last.
 * @throws GraphQLError BAD_USER_INPUT that names the argument and what to do
 */
export async function checkTimeLimit(trx: Kysely<AnyTables>, number: string): Promise<void> {
  const longest = await parameterToday(trx, 'LONGEST_GRANT');
  const days = await readDays(trx, number, longest?.value ?? null);
  const { today, from, until, latest } = days;
  if (days.isOver)
    throw badInput(
      'useUntil',
      `参数 useUntil 为 ${until}，须晚于今天（${today}）；请用 reviseApplication 改期后再提交`,
      `argument "useUntil" is ${until} and must be after today, ${today}: set a later day with reviseApplication, then submit again`,
    );
  if (days.isReversed)
    throw badInput(
      'useFrom',
      `参数 useFrom 为 ${from}，晚于 useUntil（${until}）；请用 reviseApplication 改期后再提交`,
      `argument "useFrom" is ${from}, after "useUntil", ${until}: set other days with reviseApplication, then submit again`,
    );
  if (longest !== undefined && days.isTooLong)
    throw badInput(
      'useUntil',
      `参数 useUntil 为 ${until}，授权最长 ${longest.value} 个月，依据：${longest.basis}；最晚可填 ${latest}，请用 reviseApplication 改期后再提交`,
      `argument "useUntil" is ${until}, and a grant lasts at most ${longest.value} months: set ${latest} at the latest with reviseApplication, then submit again`,
    );
}

async function readDays(trx: Kysely<AnyTables>, number: string, months: number | null): Promise<Days> {
  const { rows } = await sql<Days>`
    select to_char(today, 'YYYY-MM-DD') as today, to_char(use_from, 'YYYY-MM-DD') as "from", to_char(use_until, 'YYYY-MM-DD') as until,
           to_char(latest, 'YYYY-MM-DD') as latest, use_until <= today as "isOver",
           coalesce(use_from > use_until, false) as "isReversed", use_until > latest as "isTooLong"
    from sharing_application
    cross join (select ${cityToday} as today) city
    cross join lateral (select (greatest(use_from, today) + make_interval(months => ${months}::int))::date as latest) longest
    where number = ${number}`.execute(trx);
  const [days] = rows;
  if (days === undefined) throw new Error(`application ${number} is gone from its own transaction`);
  return days;
}
