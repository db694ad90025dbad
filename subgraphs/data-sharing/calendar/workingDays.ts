import { createRequire } from 'node:module';

/** The State Council's yearly arrangements since 2004, as the library `chinese-days` keeps them. Its data only: its functions read dates in the machine's time zone. */
const official: { holidays: Record<string, string>; workdays: Record<string, string> } = createRequire(import.meta.url)(
  'chinese-days/dist/chinese-days.json',
);

/** The department's own words about single days; they go before the library's. */
export type CalendarDays = ReadonlyMap<string, boolean>;

/** Whether work is done on a day: what the table says, else the published arrangement, else Monday to Friday. */
export function isWorkingDay(day: string, days: CalendarDays): boolean {
  const said = days.get(day);
  if (said !== undefined) return said;
  if (day in official.holidays) return false;
  if (day in official.workdays) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The last day of a time limit of working days. The day on which it begins is not counted (民法典 art. 201). */
export function addWorkingDays(begins: string, workingDays: number, days: CalendarDays): string {
  let day = begins;
  for (let left = workingDays; left > 0; ) {
    day = nextDay(day);
    if (isWorkingDay(day, days)) left--;
  }
  return day;
}

export function nextDay(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
