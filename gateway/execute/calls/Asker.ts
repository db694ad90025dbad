import { performance } from 'node:perf_hooks';
import { CallerHungUp } from '../../RequestDeadline.ts';
import type { AskOptions, DepartmentAnswer } from '../DepartmentClient.ts';
import { departmentFailures, explainErrorPage } from '../departmentFailures.ts';
import { parseAnswer } from '../parseAnswer.ts';
import type { CallTrace } from './CallTrace.ts';
import type { DepartmentLine } from './DepartmentLine.ts';
import type { CallOutcome, CallWaiter, OutgoingCall } from './OutgoingCall.ts';

/**
 * One request's interest in a call: until its answer, or until the request itself ends. It is its own listener, since a
 * closure and an AbortController for each call were a tenth of what a call costs.
 */
export class Asker implements CallWaiter, EventListenerObject {
  readonly #line: DepartmentLine;
  readonly #options: AskOptions;
  readonly #resolve: (answer: DepartmentAnswer) => void;
  readonly #started = performance.now();
  #call: OutgoingCall | undefined;
  #joined = false;
  #trace: CallTrace | undefined;

  constructor(line: DepartmentLine, options: AskOptions, resolve: (answer: DepartmentAnswer) => void) {
    this.#line = line;
    this.#options = options;
    this.#resolve = resolve;
  }

  waitFor(call: OutgoingCall, joined = false): void {
    this.#call = call;
    this.#joined = joined;
    if (this.#options.trace) this.#beginTrace(call);
    this.#options.signal.addEventListener('abort', this);
    call.join(this);
  }

  /** The request has ended: its caller hung up, or its deadline has passed. */
  handleEvent(): void {
    this.#call?.leave(this);
    this.#settle({ ok: false, failure: departmentFailures.deadline(this.#line.name), cause: this.#options.signal.reason });
  }

  onOutcome(outcome: CallOutcome): void {
    if ('failure' in outcome) this.#settle({ ok: false, ...outcome });
    else this.#settle(readOutcome(outcome, this.#line.name), outcome);
  }

  /** The span of a call of its own travels with it; one that joins another only refers to it. */
  #beginTrace(call: OutgoingCall): void {
    const { repeatable, entities = 0, part, trace } = this.#options;
    const { name: department, server } = this.#line;
    const facts = { department, server, isMutation: !repeatable, entities, part };
    this.#trace = trace?.beginCall(facts, this.#joined ? call.trace : undefined);
    if (!this.#joined) call.trace = this.#trace;
  }

  #settle(answer: DepartmentAnswer, { status, text }: { status?: number; text?: string } = {}): void {
    const { signal, onCall } = this.#options;
    signal.removeEventListener('abort', this);
    const call = {
      department: this.#line.name,
      milliseconds: performance.now() - this.#started,
      outcome: answer.ok ? 'ok' : signal.reason instanceof CallerHungUp ? 'CALLER_HUNG_UP' : answer.failure.code,
      entities: this.#options.entities ?? 0,
      repeats: this.#call?.repeats ?? 0,
      joined: this.#joined,
      signedFor: this.#call?.signedFor,
      digest: this.#call?.digest,
      reasons: this.#call?.reasons,
      receipt: this.#call?.receipt,
      ...(this.#line.keepsBody && { body: text }),
    };
    this.#trace?.end(call, status);
    onCall(call);
    this.#resolve(answer);
  }
}

/** Each asker parses for itself: what was parsed is changed in place while it becomes part of an answer. */
function readOutcome({ status, text }: { status: number; text: string }, department: string): DepartmentAnswer {
  const answer = parseAnswer(text, department);
  if (answer.ok || status < 400) return answer;
  return { ok: false, failure: status >= 500 ? explainErrorPage(status, department) : answer.failure, cause: `HTTP ${status}` };
}
