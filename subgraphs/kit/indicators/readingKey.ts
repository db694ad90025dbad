/** Key of what is read of an indicator: its code and the year whose target it is compared with. A string, because a loader compares keys by identity. */
export type ReadingKey = `${string}:${number}`;

export function readingKey(code: string, year: number): ReadingKey {
  return `${code}:${year}`;
}

export function splitReadingKey(key: ReadingKey): { code: string; year: number } {
  const colon = key.lastIndexOf(':');
  return { code: key.slice(0, colon), year: Number(key.slice(colon + 1)) };
}
