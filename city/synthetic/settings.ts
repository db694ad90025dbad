import { firstDayOf, lastDayOf, monthOfDay } from './calendar.ts';

/** 2,801 childcare places at 4.5 per thousand: the population that the policy's own targets imply. */
export const FULL_POPULATION = 622_444;

const NAMED_SCALES: Record<string, number> = { tiny: 0.01, demo: 0.1, full: 1 };

/** What one run of the generator depends on; equal settings write equal bytes. */
export interface Settings {
  readonly seed: number;
  /** Share of the full city, in (0, 1]. */
  readonly scale: number;
  readonly today: number;
  /** First and last month of history; the last is over by `today`. */
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** First day of history. */
  readonly firstDay: number;
}

const MONTHS_OF_HISTORY = 24;

/** Settings of a run: history covers the 24 months that are complete on `today`. */
export function settingsOf(choice: { seed: number; scale: number; today: number }): Settings {
  const month = monthOfDay(choice.today);
  const lastMonth = lastDayOf(month) === choice.today ? month : month - 1;
  const firstMonth = lastMonth - MONTHS_OF_HISTORY + 1;
  return { ...choice, firstMonth, lastMonth, firstDay: firstDayOf(firstMonth) };
}

/** The share a scale's name stands for; a bare fraction is accepted too. */
export function parseScale(text: string): number {
  const scale = NAMED_SCALES[text] ?? Number(text);
  if (!(scale > 0 && scale <= 1)) {
    throw new RangeError(`Scale "${text}" is not known: use tiny, demo, full or a fraction above 0 and up to 1`);
  }
  return scale;
}

/** A number of the full city brought to this run's size; never below `least`. */
export function scaled(settings: Settings, fullCount: number, least = 0): number {
  return Math.max(least, Math.round(fullCount * settings.scale));
}
