import { GraphQLError } from 'graphql';
import { isDate } from '../import/columns/times.ts';

/**
 * A day given by a caller.
 * @returns the same text
 * @throws GraphQLError naming the argument, because a database's complaint about a date would not
 */
export function dayArgument(argument: string, text: string): string {
  if (isDate(text)) return text;
  throw badTime(argument, `须为实际存在的日期，如 2025-10-31 (must be a day that exists, like 2025-10-31), got "${text}"`);
}

/** A month given by a caller, `YYYY-MM`. @throws GraphQLError naming the argument */
export function monthArgument(argument: string, text: string): string {
  if (text.length === 7 && isDate(`${text}-01`)) return text;
  throw badTime(argument, `须为年月，如 2025-10 (must be a month like 2025-10), got "${text}"`);
}

function badTime(argument: string, rule: string): GraphQLError {
  return new GraphQLError(`参数 ${argument} ${rule}`, { extensions: { code: 'BAD_USER_INPUT', argument } });
}
