import { isRealDay } from '../../person/citizenId.ts';
import { type Column, quoted, Refusal } from './column.ts';

/** `YYYY-MM-DD` of a day that exists, between 1850 and 2199. `check` sees the same text: dates compare as strings. */
export function date(target: string): Column<string> {
  return moment(target, cell => (isDate(cell) ? cell : new Refusal(`${quoted(cell)}应为实际存在的日期，格式 YYYY-MM-DD`)));
}

/** `YYYYMM`, stored as the first day of the month; `check` sees `YYYY-MM-01`. */
export function month(target: string): Column<string> {
  return moment(target, cell => {
    if (cell.length === 6 && isDay(digits(cell, 0, 4), digits(cell, 4, 6), 1)) return `${cell.slice(0, 4)}-${cell.slice(4)}-01`;
    return new Refusal(`${quoted(cell)}应为年月，格式 YYYYMM`);
  });
}

/** `YYYY`, stored as an integer. */
export function year(target: string): Column<number> {
  const read = (cell: string) =>
    cell.length === 4 && isDay(digits(cell, 0, 4), 1, 1) ? cell : new Refusal(`${quoted(cell)}应为年度，格式 YYYY`);
  return { targets: [target], optional: false, holdsText: false, read, value: Number };
}

/** `YYYY-MM-DD HH:mm:ss` in Beijing time, which all business systems write; `check` sees the text with its offset. */
export function timestamp(target: string): Column<string> {
  return moment(target, cell => {
    if (cell.length === 19 && CLOCK.test(cell) && isDate(cell.slice(0, 10))) return `${cell}+08`;
    return new Refusal(`${quoted(cell)}应为实际存在的时间，格式 YYYY-MM-DD HH:mm:ss`);
  });
}

/** Whether a text is `YYYY-MM-DD` of a day that exists. */
export function isDate(text: string): boolean {
  return (
    text.length === 10 &&
    text.charCodeAt(4) === HYPHEN &&
    text.charCodeAt(7) === HYPHEN &&
    isDay(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
  );
}

function moment(target: string, read: (cell: string) => string | Refusal): Column<string> {
  return { targets: [target], optional: false, holdsText: false, read, value: text => text };
}

function isDay(yearNumber: number, monthNumber: number, day: number): boolean {
  return yearNumber >= EARLIEST_YEAR && yearNumber <= LATEST_YEAR && isRealDay(yearNumber, monthNumber, day);
}

/** The number that decimal digits spell, NaN when one of them is none. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

const HYPHEN = 45;
const CLOCK = /^.{10} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
/** The cremation register holds people born in the 19th century; anything earlier, or after 2199, is a typing error. */
const EARLIEST_YEAR = 1850;
const LATEST_YEAR = 2199;
