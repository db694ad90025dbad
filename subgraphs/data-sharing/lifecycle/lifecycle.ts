import { GraphQLError } from 'graphql';
import type { PartyName } from '../acting/party.ts';
import type { SubjectKind } from '../acts/subjectKind.ts';
import type { ClockKind } from '../clocks/clockKinds.ts';

/** One line of a state machine: state × action → state, who may, which clock. */
export interface Step<State extends string> {
  from: readonly State[];
  to: State;
  by: PartyName;
  /** The clock that begins with this step: for the providing department, but a review for the authority. */
  starts?: ClockKind | 'REPLY';
  /** Running clocks end: the duty is done. */
  stops?: true;
  /** The officer has to say why. */
  saysWhy?: true;
}

/** A state machine as one table. */
export interface Lifecycle<State extends string = string, Action extends string = string> {
  kind: SubjectKind;
  table: string;
  /** What officers call it. */
  title: readonly [zh: string, en: string];
  steps: Record<Action, Step<State>>;
}

/** The actions that are lawful in a state, in the order of the table. */
export function allowedActions(lifecycle: Lifecycle, state: string): string[] {
  return Object.entries(lifecycle.steps).flatMap(([action, { from }]) => (from.includes(state) ? [action] : []));
}

/** @throws GraphQLError ILLEGAL_STEP that names the state and what may be done in it */
export function refuseIllegalStep(
  lifecycle: Lifecycle,
  action: string,
  { number, state }: { number: string; state: string },
): void {
  if (lifecycle.steps[action]?.from.includes(state)) return;
  const allowed = allowedActions(lifecycle, state);
  const [zh, en] = lifecycle.title;
  throw illegalStep(
    `${zh} ${number} 当前状态为 ${state}，不能办理 ${action}；可以办理：${allowed.join('、') || '无'}`,
    `${en} ${number} is ${state}, which does not allow ${action}; allowed: ${allowed.join(', ') || 'nothing'}`,
    { state, action, allowed },
  );
}

export function illegalStep(zh: string, en: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(`${zh} (${en})`, { extensions: { code: 'ILLEGAL_STEP', ...extensions } });
}
