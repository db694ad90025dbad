import type { AnyTables, RequestContext } from '@minsheng/subgraph-kit';
import { GraphQLError } from 'graphql';
import { type Kysely, sql } from 'kysely';
import { actingOfficer, type Officer } from '../acting/actingOfficer.ts';
import { saidText } from '../acting/badInput.ts';
import { refuseStranger } from '../acting/party.ts';
import { recordAct, SYSTEM } from '../acts/recordAct.ts';
import { ClockKind } from '../clocks/clockKinds.ts';
import { resumeClock, startClock, stopClocks } from '../clocks/runClock.ts';
import { type Lifecycle, type LivingRow, refuseIllegalStep } from './lifecycle.ts';
import { mayLearnOf } from './visibleTo.ts';

export interface StepRequest<Row extends LivingRow> {
  action: string;
  number: string;
  reason?: string | undefined;
  /** The day from which the clock that begins with it counts; left out: today. */
  since?: string | undefined;
  /** What else must hold, and which columns change; runs with the row locked. May name another state than the table's. */
  change?: ChangeOf<Row> | undefined;
}

/** What a step does besides going to another state. */
type ChangeOf<Row> = (row: Row, at: { trx: Kysely<AnyTables>; officer: Officer }) => Promise<Columns> | Columns;
type Columns = Record<string, unknown>;

/**
 * Takes one step of a lifecycle: locks the row, refuses strangers and illegal steps, writes the change, the clocks and the act, all in one
 * transaction. Whoever comes second finds the state that the first one left.
 * @throws GraphQLError NOT_FOUND, FORBIDDEN, ILLEGAL_STEP or BAD_USER_INPUT
 */
export async function takeStep<Row extends LivingRow>(
  context: RequestContext,
  lifecycle: Lifecycle,
  { action, number, reason, since, change }: StepRequest<Row>,
): Promise<void> {
  const officer = actingOfficer(context);
  const step = lifecycle.steps[action];
  if (step === undefined) throw new Error(`${lifecycle.kind} knows no step ${action}`);
  const said = step.saysWhy ? saidText('reason', reason) : reason;
  await context.sql.transaction().execute(async trx => {
    const row = await lockRow<Row>(trx, lifecycle, number);
    if (row === undefined || !mayLearnOf(officer, row)) throw notFound(lifecycle, number);
    refuseStranger(officer, step.by, row);
    refuseIllegalStep(lifecycle, action, row, officer);
    const changes = (await change?.(row, { trx, officer })) ?? {};
    await trx
      .updateTable(lifecycle.table)
      .set({ state: step.to, ...changes })
      .where('number', '=', number)
      .execute();
    const subject = { kind: lifecycle.kind, number };
    if (step.stops) await stopClocks(trx, subject);
    if (step.resumes) await resumeClock(trx, subject, step.resumes);
    if (step.starts) {
      const kind = clockFor(step.starts, { ...row, ...changes });
      const department = kind === ClockKind.CATALOGUE_REVIEW ? SYSTEM.department : row.provider;
      await startClock(trx, subject, { kind, department, since });
    }
    await recordAct(trx, officer, { act: action, ...subject, reason: said });
  });
}

async function lockRow<Row extends LivingRow>(
  trx: Kysely<AnyTables>,
  { table }: Lifecycle,
  number: string,
): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where number = ${number} for update`.execute(trx);
  return rows[0];
}

/** What is not there, or hidden from whoever asks: the two must sound alike. */
export function notFound({ title: [zh, en], list }: Pick<Lifecycle, 'title' | 'list'>, number: string): GraphQLError {
  return new GraphQLError(
    `没有编号为 ${number} 的${zh}，请核对编号；本部门的见 ${list} (there is no ${en} ${number}: check the number; ${list} lists those of your department)`,
    { extensions: { code: 'NOT_FOUND' } },
  );
}

/** Unconditional data is answered for in one working day, all other in ten (art. 21). */
function clockFor(starts: ClockKind | 'REPLY', { share_class: shareClass }: LivingRow): ClockKind {
  if (starts !== 'REPLY') return starts;
  return shareClass === 'unconditional' ? ClockKind.UNCONDITIONAL_REPLY : ClockKind.CONDITIONAL_REPLY;
}
