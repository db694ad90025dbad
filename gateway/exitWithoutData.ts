import { refuseEvidence } from './evidence/refuseEvidence.ts';
import type { Gateway } from './Gateway.ts';
import { answerError } from './http/answerError.ts';
import type { GatewayAnswer, GatewayRequest } from './http/GatewayRequest.ts';
import { CallerHungUp, HUNG_UP } from './RequestDeadline.ts';
import type { RequestRecord } from './watch/RequestRecord.ts';

/**
 * The one exit of a request that gets no data: refused, broken off by its caller, or failed by a fault of ours, which is logged.
 * It leaves evidence like any other.
 */
export async function exitWithoutData(
  error: unknown,
  { id, headers }: Pick<GatewayRequest, 'id' | 'headers'>,
  { record, gateway: { log, watch, ledger } }: { record: RequestRecord; gateway: Pick<Gateway, 'log' | 'watch' | 'ledger'> },
): Promise<GatewayAnswer> {
  const answer = answerFor(error, { accept: headers.accept, id });
  if (answer.status >= 500) log.error({ request: id, err: error }, 'a request failed');
  await refuseEvidence(ledger, record, error);
  watch.finishWithoutData(record, answer, error);
  return answer;
}

function answerFor(error: unknown, from: { accept: string | undefined; id: string }): GatewayAnswer {
  if (error instanceof CallerHungUp) return { status: HUNG_UP, mediaType: 'application/json', body: '' };
  return answerError(error, from);
}
