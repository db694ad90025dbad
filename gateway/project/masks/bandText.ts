import { bandOf } from './bandNumber.ts';

/** `2025-01`, `2025-01-31`, with or without a time. */
const DATE = /^(\d{4})-\d{2}(-\d{2}([T ].*)?)?$/;
/** Longer numbers are numbers of something. */
const NUMBER = /^-?\d{1,12}(\.\d+)?$/;

/** A date as its year, a number as both bounds of its band, and any other text as stars: it has no band. */
export function bandText(text: string, width?: number): string {
  const year = DATE.exec(text)?.[1];
  if (year !== undefined) return year;
  if (!NUMBER.test(text)) return '*'.repeat(STARS);
  const sign = text.startsWith('-') ? '-' : '';
  const [near, far] = bandOf(Math.abs(Number(text)), width);
  return `${sign}${near}–${sign}${far}`;
}

/** Always as many: how long a text is tells something of it. */
const STARS = 3;
