import { type AnyTables, cityToday } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import { parameterToday } from '../parameters/parameters.ts';
import type { Refuse } from './checkContent.ts';

/** The days of use that an application asks for, `YYYY-MM-DD`; null: not said. */
export interface Days {
  use_from: string | null;
  use_until: string | null;
}

/** What is wrong with them; null: nothing can be said. */
interface Finding {
  today: string;
  /** The last day that the longest grant could have; null: none is set. */
  latest: string | null;
  isOver: boolean | null;
  isReversed: boolean | null;
  isTooLong: boolean | null;
}

/**
 * The time limit of use (政务数据共享条例 art. 20) has to lie ahead, or five people would agree to a grant that can never be made; and it may
 * not lie further ahead than the city lets a grant last.
 * @throws GraphQLError BAD_USER_INPUT that names the argument and what to do
 */
export async function checkTimeLimit(trx: Kysely<AnyTables>, days: Days, refuse: Refuse): Promise<void> {
  const { use_from: from, use_until: until } = days;
  const longest = await parameterToday(trx, 'LONGEST_GRANT');
  const { today, latest, isOver, isReversed, isTooLong } = await judge(trx, days, longest?.value ?? null);
  if (isOver)
    throw refuse(
      'useUntil',
      `参数 useUntil 为 ${until}，须晚于今天（${today}）`,
      `argument "useUntil" is ${until} and must be after today, ${today}`,
    );
  if (isReversed)
    throw refuse(
      'useFrom',
      `参数 useFrom 为 ${from}，晚于 useUntil（${until}）`,
      `argument "useFrom" is ${from}, after "useUntil", ${until}`,
    );
  if (longest !== undefined && isTooLong)
    throw refuse(
      'useUntil',
      `参数 useUntil 为 ${until}，授权最长 ${longest.value} 个月，依据：${longest.basis}；最晚可填 ${latest}`,
      `argument "useUntil" is ${until}, and a grant lasts at most ${longest.value} months: set ${latest} at the latest`,
    );
}

async function judge(trx: Kysely<AnyTables>, { use_from, use_until }: Days, months: number | null): Promise<Finding> {
  const { rows } = await sql<Finding>`
    select to_char(today, 'YYYY-MM-DD') as today, to_char(latest, 'YYYY-MM-DD') as latest, use_until <= today as "isOver",
           use_from > use_until as "isReversed", use_until > latest as "isTooLong"
    from (select ${cityToday} as today, ${use_from}::date as use_from, ${use_until}::date as use_until) asked
    cross join lateral (select (greatest(use_from, today) + make_interval(months => ${months}::int))::date as latest) longest`.execute(
    trx,
  );
  const [finding] = rows;
  if (finding === undefined) throw new Error('a select without a condition has a row');
  return finding;
}
