import { type AnyTables, cityToday } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import type { SubjectKind } from '../acts/subjectKind.ts';
import { readCalendar } from '../calendar/readCalendar.ts';
import { addWorkingDays } from '../calendar/workingDays.ts';
import { type ClockKind, WORKING_DAYS } from './clockKinds.ts';

interface Subject {
  kind: SubjectKind;
  number: string;
}

/** A clock that begins. */
interface Beginning {
  kind: ClockKind;
  /** Which department has to act. */
  department: string;
  /** The day from which is counted, `YYYY-MM-DD`; left out: today, in the city's time. */
  since?: string | undefined;
}

/** Starts a clock for the department that has to act. */
export async function startClock(
  trx: Kysely<AnyTables>,
  subject: Subject,
  { kind, department, since }: Beginning,
): Promise<void> {
  const begins = since ?? (await todayIn(trx));
  const workingDays = WORKING_DAYS[kind];
  await trx
    .insertInto('statutory_clock')
    .values({
      subject_kind: subject.kind,
      subject_number: subject.number,
      kind,
      department,
      started_on: begins,
      working_days: workingDays,
      due_on: addWorkingDays(begins, workingDays, await readCalendar(trx)),
    })
    .execute();
}

/** The duty is done: whatever runs for this subject stops today. */
export async function stopClocks(trx: Kysely<AnyTables>, { kind, number }: Subject): Promise<void> {
  await sql`update statutory_clock set stopped_on = ${cityToday}
    where subject_kind = ${kind} and subject_number = ${number} and stopped_on is null`.execute(trx);
}

/** The duty turns out undone: the last clock of the kind runs on, by its old days. None: nothing runs. */
export async function resumeClock(trx: Kysely<AnyTables>, subject: Subject, kind: ClockKind): Promise<void> {
  await sql`update statutory_clock set stopped_on = null
    where id = (select max(id) from statutory_clock
                where subject_kind = ${subject.kind} and subject_number = ${subject.number} and kind = ${kind})`.execute(trx);
  await recountRunningClocks(trx, subject);
}

/** Gives the running clock of this subject more days. */
export async function extendClock(trx: Kysely<AnyTables>, { kind, number }: Subject, workingDays: number): Promise<void> {
  await sql`update statutory_clock set extended_by = extended_by + ${workingDays}
    where subject_kind = ${kind} and subject_number = ${number} and stopped_on is null`.execute(trx);
  await recountRunningClocks(trx, { kind, number });
}

/** Today in the city, `YYYY-MM-DD`. */
export async function todayIn(db: Kysely<AnyTables>): Promise<string> {
  const { rows } = await sql<{ today: string }>`select to_char(${cityToday}, 'YYYY-MM-DD') as today`.execute(db);
  return rows[0]?.today ?? '';
}

/**
 * Counts the due days of running clocks anew, because the calendar knows more than when they started: next year's arrangement is
 * published each November, and a clock that runs over the year's end was counted without its holidays.
 */
export async function recountRunningClocks(db: Kysely<AnyTables>, subject?: Subject): Promise<void> {
  const days = await readCalendar(db);
  const { rows } = await sql<{ id: string; startedOn: string; total: number; dueOn: string }>`
    select id, to_char(started_on, 'YYYY-MM-DD') as "startedOn", working_days + extended_by as total, to_char(due_on, 'YYYY-MM-DD') as "dueOn"
    from statutory_clock
    where stopped_on is null
      and (${subject === undefined} or (subject_kind = ${subject?.kind ?? ''} and subject_number = ${subject?.number ?? ''}))`.execute(
    db,
  );
  for (const { id, startedOn, total, dueOn } of rows) {
    const due = addWorkingDays(startedOn, total, days);
    if (due !== dueOn) await db.updateTable('statutory_clock').set({ due_on: due }).where('id', '=', id).execute();
  }
}
