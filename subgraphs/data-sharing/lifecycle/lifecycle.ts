import { GraphQLError } from 'graphql';
import type { Officer } from '../acting/actingOfficer.ts';
import { isParty, type PartyName, type Sides } from '../acting/party.ts';
import type { SubjectKind } from '../acts/subjectKind.ts';
import type { ClockKind } from '../clocks/clockKinds.ts';

/** A row with a life: its columns as the database has them. */
export interface LivingRow extends Sides {
  number: string;
  state: string;
  share_class?: string | null;
}

/** One line of a state machine: state × action → state, who may, which clock. */
export interface Step<State extends string> {
  from: readonly State[];
  to: State;
  by: PartyName;
  /** The clock that begins with this step: for the providing department, but a review for the authority. */
  starts?: ClockKind | 'REPLY';
  /** Running clocks end: the duty is done. */
  stops?: true;
  /** The clock that runs on: its duty turns out undone. */
  resumes?: ClockKind;
  /** The officer has to say why. */
  saysWhy?: true;
  /** What it asks besides state and party. */
  when?(row: LivingRow, officer: Officer): boolean;
}

/** A state machine as one table. */
export interface Lifecycle<State extends string = string, Action extends string = string> {
  kind: SubjectKind;
  table: string;
  /** What officers call it. */
  title: readonly [zh: string, en: string];
  /** The query in which a department finds its own. */
  list: string;
  /** What is to be done about one that has come to a state, where that is not plain from the steps that are open. */
  advice?: { readonly [state in State]?: readonly [zh: string, en: string] };
  steps: Record<Action, Step<State>>;
}

/** The steps that an officer may take now, by state, party and whatever else they ask, in the order of the table. */
export function allowedActions(lifecycle: Lifecycle, row: LivingRow, officer: Officer): string[] {
  const isOpen = ({ from, by, when }: Step<string>) =>
    from.includes(row.state) && isParty(officer, by, row) && (when?.(row, officer) ?? true);
  return Object.entries(lifecycle.steps).flatMap(([action, step]) => (isOpen(step) ? [action] : []));
}

/** @throws GraphQLError ILLEGAL_STEP that names the state and what this officer may do in it */
export function refuseIllegalStep(lifecycle: Lifecycle, action: string, row: LivingRow, officer: Officer): void {
  const { number, state } = row;
  if (lifecycle.steps[action]?.from.includes(state)) return;
  const allowed = allowedActions(lifecycle, row, officer);
  const [zh, en] = lifecycle.title;
  const [zhAdvice, enAdvice] = lifecycle.advice?.[state] ?? ['', ''];
  throw illegalStep(
    `${zh} ${number} 当前状态为 ${state}，不能办理 ${action}；可以办理：${allowed.join('、') || '无'}${zhAdvice && `。${zhAdvice}`}`,
    `${en} ${number} is ${state}, which does not allow ${action}; allowed: ${allowed.join(', ') || 'nothing'}${enAdvice && `. ${enAdvice}`}`,
    { state, action, allowed },
  );
}

export function illegalStep(zh: string, en: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(`${zh} (${en})`, { extensions: { code: 'ILLEGAL_STEP', ...extensions } });
}
