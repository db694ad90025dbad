import type { Registry } from 'prom-client';

/** The metrics of one process, as prom-client adds them up. */
export type ProcessMetrics = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** What the primary may ask of a worker that is listening, and what comes back. */
export interface WorkerAnswers {
  metrics: { question: { ask: 'metrics' }; answer: ProcessMetrics };
}

/** A question on its way, with the number under which its answer comes back. */
export type NumberedQuestion = WorkerAnswers[keyof WorkerAnswers]['question'] & { number: number };

/** What a worker says to its primary. */
export type WorkerMessage = { listening: string } | { answerTo: number; answer: unknown } | { answerTo: number; failure: string };
