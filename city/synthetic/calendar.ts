import { at } from './column.ts';

/** Days are whole days since 1970-01-01, months are year * 12 + (month - 1): plain integers, so that the world is typed arrays. */
const FIRST_DAY = Math.floor(Date.UTC(1900, 0, 1) / 86_400_000);
const LAST_DAY = Math.floor(Date.UTC(2060, 11, 31) / 86_400_000);

/** Later than any day or month the city knows: still alive, still open. */
export const NEVER = 0x7fffffff;

const dayTexts: string[] = [];
const monthsOfDays = new Int32Array(LAST_DAY - FIRST_DAY + 1);
const monthTexts = new Map<number, string>();
for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
  const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
  dayTexts.push(text);
  monthsOfDays[day - FIRST_DAY] = Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

/** The day of a calendar date. */
export function dayOf(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** The day written `YYYY-MM-DD`; refuses what is not a date. */
export function parseDay(text: string): number {
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse turns 30 February into 2 March, so only a date that is written back the same is one.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new RangeError(`"${text}" is not a date: write it as YYYY-MM-DD, for instance 2025-10-31`);
  }
  return time / 86_400_000;
}

/** `YYYY-MM-DD` */
export function dayText(day: number): string {
  return at(dayTexts, day - FIRST_DAY);
}

/** A day that may not have come: empty when it lies after `today`. */
export function dayTextUntil(day: number, today: number): string {
  return day <= today ? dayText(day) : '';
}

export function monthOfDay(day: number): number {
  return at(monthsOfDays, day - FIRST_DAY);
}

/** `YYYYMM` */
export function monthText(month: number): string {
  const known = monthTexts.get(month);
  if (known) return known;
  const text = `${yearOf(month)}${String(monthNumber(month)).padStart(2, '0')}`;
  monthTexts.set(month, text);
  return text;
}

export function yearOf(month: number): number {
  return Math.floor(month / 12);
}

/** 1 to 12 */
export function monthNumber(month: number): number {
  return (month % 12) + 1;
}

export function monthOf(year: number, month: number): number {
  return year * 12 + month - 1;
}

export function firstDayOf(month: number): number {
  return dayOf(yearOf(month), monthNumber(month), 1);
}

export function lastDayOf(month: number): number {
  return firstDayOf(month + 1) - 1;
}

/** Whole years between a birth and a day. */
export function ageOn(birth: number, day: number): number {
  const months = monthOfDay(day) - monthOfDay(birth);
  const reached = day - firstDayOf(monthOfDay(day)) >= birth - firstDayOf(monthOfDay(birth));
  return Math.floor((reached ? months : months - 1) / 12);
}

/** `HH:mm:ss` of a second within the day. */
export function timeText(second: number): string {
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
