import type { Registry } from 'prom-client';
import type { Looked } from '../policy/lookups/PersonLookups.ts';
import type { PushOutcome, PushRequest } from '../reload/PushOutcome.ts';
import type { SupergraphStatus } from '../reload/SupergraphStatus.ts';
import type { PushedSupergraph } from '../supergraph/PushedSupergraph.ts';

/** The metrics of one process, as prom-client adds them up. */
export type ProcessMetrics = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** What the primary may ask of a worker that is listening, and what comes back. */
export interface WorkerAnswers {
  metrics: { question: { ask: 'metrics' }; answer: ProcessMetrics };
  push: { question: { ask: 'push'; request: PushRequest }; answer: PushOutcome };
  /** Not to be swapped in any more, if it is not yet. */
  cancelPush: { question: { ask: 'cancelPush'; push: number }; answer: undefined };
  /** This push counts no more; the answer says why the worker cannot serve what its source has. */
  followSource: { question: { ask: 'followSource'; push: number }; answer: string | undefined };
}

/** A question on its way, with the number under which its answer comes back. */
export type NumberedQuestion = WorkerAnswers[keyof WorkerAnswers]['question'] & { number: number };

/** What a worker says to its primary. */
export type WorkerMessage =
  | { listening: string }
  /** Which supergraph it serves, after each change. */
  | { serves: SupergraphStatus }
  /** It starts, and asks what was pushed before. */
  | { begins: true }
  /** It serves what its source has; this push counts no more. */
  | { sourceIsBack: number }
  | LookedMessage
  /** It starts, and asks who has looked at whom so far. */
  | { asksLooked: true }
  | { answerTo: number; answer: unknown }
  | { answerTo: number; failure: string };

/** The answer to `begins`. */
export interface BeginMessage {
  pushed: PushedSupergraph | undefined;
}

/** Persons that were looked at, from a worker to its primary, and from there to the others. */
export interface LookedMessage {
  looked: readonly Looked[];
}
