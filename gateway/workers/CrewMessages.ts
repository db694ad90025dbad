import type { Registry } from 'prom-client';
import type { PushOutcome } from '../reload/PushOutcome.ts';
import type { SupergraphStatus } from '../reload/SupergraphStatus.ts';
import type { PushedSupergraph } from '../supergraph/PushedSupergraph.ts';

/** The metrics of one process, as prom-client adds them up. */
export type ProcessMetrics = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** What the primary may ask of a worker that is listening, and what comes back. */
export interface WorkerAnswers {
  metrics: { question: { ask: 'metrics' }; answer: ProcessMetrics };
  push: { question: { ask: 'push'; sdl: string }; answer: PushOutcome };
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
  /** It serves what its source has; what was pushed before counts no more. */
  | { sourceIsBack: true }
  | { answerTo: number; answer: unknown }
  | { answerTo: number; failure: string };

/** The answer to `begins`. */
export interface BeginMessage {
  pushed: PushedSupergraph | undefined;
}
