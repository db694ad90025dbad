import type { DataObject } from '../data/DataObject.ts';
import { CallerError, type ErrorCode } from '../errors.ts';
import type { Variables } from '../operation/coerceVariables.ts';
import type { PersonsAsked } from '../PersonsAsked.ts';
import type { RequestDeadline } from '../RequestDeadline.ts';
import { reportAnswer } from './askDepartment.ts';
import type { CallTracer } from './calls/CallTrace.ts';
import type { CompiledStep } from './compilePlan.ts';
import type { DepartmentAnswer, DepartmentCall, DepartmentClient } from './DepartmentClient.ts';
import { FieldFailures } from './FieldFailures.ts';
import { fetchEntities } from './fetchEntities.ts';
import { deliverRoot, fetchRoot, type RootFailure, settleRootFailures } from './fetchRoot.ts';
import type { LastKnownStore } from './lastKnown/LastKnownStore.ts';
import type { LastKnownNotice } from './lastKnown/restoreLastKnown.ts';
import { StartedTogether } from './StartedTogether.ts';
import type { CallContext } from './signing/CallSigner.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** What a run of a plan works with, and on. */
export interface ExecutionRun {
  data: DataObject;
  failures: FieldFailures;
  /** Objects and lists that hang in more than one place of the data; see Askers. */
  shared: Set<object>;
  together: StartedTogether;
  /** What root fetches failed to deliver so far; see `settleRootFailures`. */
  rootFailures: RootFailure[];
  /** Values that stand in for what departments that are down did not deliver, by object and key. */
  notices: Map<object, Map<string, LastKnownNotice>>;
  variables: Variables;
  lastKnown: LastKnownStore;
  departments: ReadonlyMap<string, DepartmentClient>;
  types: TypeRelations;
  deadline: RequestDeadline;
  /** Of the deadline: aborted when the caller hangs up or the time is over. */
  signal: AbortSignal;
  /** On whose authority departments are asked; see `AskOptions`. */
  authority?: string | undefined;
  /** For whom they are asked, where calls are signed. */
  trust?: CallContext | undefined;
  onCall: (call: DepartmentCall) => void;
  /** Of whom departments are asked, where evidence is kept. */
  persons?: PersonsAsked | undefined;
  /** Where calls are traced, if anywhere. */
  trace?: CallTracer | undefined;
  /** For the operator's log: what really happened, which the caller must not see. */
  onFailure: (department: string, what: { code: ErrorCode; [detail: string]: unknown }) => void;
  /** For operators: a last known value of this field stands in, because its department is down. */
  onLastKnown: (department: string, field: string) => void;
  /** What the department's stream just brought, for the plan of a subscription; the plan runs once for each event. */
  event?: DepartmentAnswer;
}

export type ExecutionContext = Omit<
  ExecutionRun,
  'data' | 'failures' | 'shared' | 'together' | 'rootFailures' | 'notices' | 'signal'
>;

export type Fetched = Pick<ExecutionRun, 'data' | 'failures' | 'shared' | 'notices'>;

/**
 * Stage 6: runs a compiled plan. Departments that fail leave failures where their data would be; this never throws for them.
 * @throws CallerError when the right that the request relied on has ended
 */
export async function executePlan(step: CompiledStep | undefined, context: ExecutionContext): Promise<Fetched> {
  const places = { data: {}, failures: new FieldFailures(), shared: new Set<object>(), rootFailures: [], notices: new Map() };
  const run: ExecutionRun = { ...context, ...places, together: new StartedTogether(), signal: context.deadline.signal };
  if (step) await executeStep(step, run);
  if (run.signal.reason instanceof CallerError) throw run.signal.reason;
  return { data: run.data, failures: run.failures, shared: run.shared, notices: run.notices };
}

async function executeStep(step: CompiledStep, run: ExecutionRun): Promise<void> {
  switch (step.kind) {
    case 'sequence':
      for (const [index, child] of step.steps.entries()) await executeInTime(child, step.laterRounds[index] ?? 0, run);
      return;
    case 'parallel':
      await Promise.all(run.together.start(() => step.steps.map(child => executeStep(child, run))));
      settleRootFailures(run);
      return;
    case 'condition': {
      const chosen = run.variables[step.variable] === true ? step.whenTrue : step.whenFalse;
      if (chosen) await executeStep(chosen, run);
      return;
    }
    case 'event':
      if (!run.event) throw new Error('The plan of a subscription was run without an event.');
      reportAnswer(step.root.department, run.event, run);
      return deliverRoot(step.root, run.event, run);
    case 'root':
      return fetchRoot(step, run);
    case 'entities':
      return fetchEntities(run.failures.any ? (step.apart ?? step) : step, run);
  }
}

/** What others wait for leaves them time. */
async function executeInTime(step: CompiledStep, laterRounds: number, run: ExecutionRun): Promise<void> {
  if (laterRounds === 0) return executeStep(step, run);
  using deadline = run.deadline.before(laterRounds);
  await executeStep(step, { ...run, deadline, signal: deadline.signal });
}
