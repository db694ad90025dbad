import { type AnyTables, cityToday } from '@minsheng/subgraph-kit';
import { GraphQLError } from 'graphql';
import { type Kysely, sql } from 'kysely';

/** The caller's mistake, said in both languages and naming the argument. */
export function badInput(argument: string, zh: string, en: string): GraphQLError {
  return new GraphQLError(`${zh} (${en})`, { extensions: { code: 'BAD_USER_INPUT', argument } });
}

/** A reason or an answer that has to be given: the law asks for it to be said, so blank is not said. */
export function saidText(argument: string, value: string | null | undefined): string {
  const text = value?.trim() ?? '';
  if (text === '') throw badInput(argument, `参数 ${argument} 须说明，不能为空`, `argument "${argument}" must say something`);
  if (text.length > LONGEST_TEXT)
    throw badInput(
      argument,
      `参数 ${argument} 最多 ${LONGEST_TEXT} 字`,
      `argument "${argument}" takes at most ${LONGEST_TEXT} characters`,
    );
  return text;
}

/** A day that exists, `YYYY-MM-DD`. */
export function dayText(argument: string, value: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value;
  throw badInput(
    argument,
    `参数 ${argument} 应为实际存在的日期，格式 YYYY-MM-DD`,
    `argument "${argument}" must be a date that exists, YYYY-MM-DD, got "${value}"`,
  );
}

/** A day of something that has happened. */
export async function refuseFuture(db: Kysely<AnyTables>, argument: string, day: string): Promise<void> {
  const { rows } = await sql`select where ${day}::date > ${cityToday}`.execute(db);
  if (rows.length === 0) return;
  throw badInput(argument, `参数 ${argument} 不能晚于今天`, `argument "${argument}" must not be after today`);
}

/** No more of a list than anybody could mean. */
export function shortList(argument: string, values: readonly string[]): string[] {
  if (values.length <= LONGEST_LIST) return [...new Set(values.map(value => value.trim()))];
  throw badInput(
    argument,
    `参数 ${argument} 最多 ${LONGEST_LIST} 项`,
    `argument "${argument}" takes at most ${LONGEST_LIST} items`,
  );
}

const LONGEST_TEXT = 2_000;
const LONGEST_LIST = 200;
