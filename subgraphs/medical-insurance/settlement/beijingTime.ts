/**
 * A moment as officers write it: Beijing time with its offset, e.g. `2025-10-31T09:12:33+08:00`.
 * @param moment a Date from an entity, or PostgreSQL's text of a timestamptz from a plain row
 */
export function beijingTime(moment: Date | string): string {
  const time = typeof moment === 'string' ? new Date(moment) : moment;
  return `${new Date(time.getTime() + BEIJING_OFFSET).toISOString().slice(0, 19)}+08:00`;
}

const BEIJING_OFFSET = 8 * 60 * 60 * 1000;
