import { GraphQLError } from 'graphql';

/** A day of a filter, `2025-10-31`. @throws GraphQLError naming the argument */
export function checkDay(argument: string, day: string): string {
  if (isDay(day)) return day;
  throw badMoment(argument, day, 'YYYY-MM-DD');
}

/** A month of a filter, `2025-10`. @throws GraphQLError naming the argument */
export function checkMonth(argument: string, month: string): string {
  if (isDay(`${month}-01`)) return month;
  throw badMoment(argument, month, 'YYYY-MM');
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  // Date.parse lets 2025-02-30 through as 2 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function badMoment(argument: string, got: string, form: string): GraphQLError {
  return new GraphQLError(
    `参数 ${argument} 须为实际存在的日期，格式 ${form} (argument "${argument}" must be a real ${form}, got "${got.slice(0, 20)}")`,
    { extensions: { code: 'BAD_USER_INPUT', argument } },
  );
}
