import type { AnswerError } from '../errors.ts';
import type { GatewayAnswer } from '../http/GatewayRequest.ts';

/** How a request ended: `partial` has data and errors, `refused` is the caller's to mend, `failed` is ours. */
export type RequestOutcome = 'ok' | 'partial' | 'refused' | 'failed' | 'hung-up';

/** What leaves, and what it says went wrong. */
export interface Finished {
  answer: Pick<GatewayAnswer, 'status' | 'body'>;
  errors: readonly AnswerError[];
  outcome: RequestOutcome;
}
