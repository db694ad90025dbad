/** What is drawn where nobody chooses: below every percentage, so that each field that moves step by step is in its new place. */
export const DEFAULT_PERCENTAGE = 0;

/** A draw of progressive overrides as somebody wrote it: a number from 0 to below 100; undefined when it is none. */
export function readPercentage(text: string): number | undefined {
  const percentage = /^\d{1,2}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return percentage < 100 ? percentage : undefined;
}
