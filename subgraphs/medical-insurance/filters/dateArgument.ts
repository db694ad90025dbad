import { GraphQLError } from 'graphql';

/**
 * A date that a caller gave in an argument, checked before it reaches the database.
 * @param argument path of the argument, e.g. `filter.activeOn`, named in the refusal
 * @throws GraphQLError when it is not an existing day written YYYY-MM-DD
 */
export function dateArgument(argument: string, value: string | undefined | null): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (isExistingDay(value)) return value;
  throw new GraphQLError(
    `参数 ${argument} 应为实际存在的日期，如 2025-10-31 (argument "${argument}" must be an existing date YYYY-MM-DD, got "${value.slice(0, 20)}")`,
    { extensions: { code: 'BAD_USER_INPUT', argument } },
  );
}

/** The moment at which a Beijing day begins, and the one at which the next day does. */
export function beijingDay(day: string): { begins: Date; ends: Date } {
  const begins = new Date(`${day}T00:00:00+08:00`);
  return { begins, ends: new Date(begins.getTime() + MILLISECONDS_A_DAY) };
}

function isExistingDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const midnight = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(value);
}

/** China has had no daylight saving time since 1991. */
const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;
