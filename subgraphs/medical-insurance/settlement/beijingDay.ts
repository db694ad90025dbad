/**
 * The moment at which a Beijing day begins, and the one at which the next day does.
 * @param day `YYYY-MM-DD` of an existing day
 */
export function beijingDay(day: string): { begins: Date; ends: Date } {
  const begins = new Date(`${day}T00:00:00+08:00`);
  return { begins, ends: new Date(begins.getTime() + MILLISECONDS_A_DAY) };
}

/** China has had no daylight saving time since 1991. */
const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;
