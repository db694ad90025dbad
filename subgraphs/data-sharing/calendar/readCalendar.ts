import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import type { CalendarDays } from './workingDays.ts';

/** All days about which this department says something of its own: some forty a year. */
export async function readCalendar(db: Kysely<AnyTables>): Promise<CalendarDays> {
  const { rows } = await sql<{ day: string; working: boolean }>`
    select to_char(day, 'YYYY-MM-DD') as day, working from calendar_day`.execute(db);
  return new Map(rows.map(({ day, working }) => [day, working]));
}
