import type { Logger } from 'pino';
import { encodeBody } from '../encodeBody.ts';
import type { AnswerError } from '../errors.ts';
import { nameOperation } from './nameOperation.ts';
import type { Finished } from './RequestOutcome.ts';
import type { RequestRecord } from './RequestRecord.ts';

/** What a line tells beside the request and its end. */
export interface LoggedRequest extends Finished {
  milliseconds: number;
  /** The fraction of such requests that leave a line: each stands for `1 / sample` requests. */
  sample: number;
}

/** One line that sums a request up. Never variables, query text, tokens or data. */
export function logRequest(log: Logger, record: RequestRecord, finished: LoggedRequest): void {
  const { answer, errors, outcome, milliseconds, sample } = finished;
  const { id, caller, operation, estimate, calls, lastKnown, trace } = record;
  const named = operation && nameOperation(operation);
  log.info(
    {
      request: id,
      trace: trace?.id,
      operation: named?.name,
      hash: named?.hash,
      caller: caller?.kind,
      outcome,
      status: answer.status,
      errors: errors.length > 0 ? countCodes(errors) : undefined,
      // What proves a call, or was answered, is evidence and belongs to the ledger.
      departments: calls.map(({ receipt: _receipt, digest: _digest, reasons: _reasons, body: _body, signedFor, ...call }) => ({
        ...call,
        milliseconds: rounded(call.milliseconds),
        ...(signedFor !== undefined && signedFor !== id && { signedFor }),
      })),
      lastKnown:
        lastKnown && Object.fromEntries([...lastKnown].map(([department, fields]) => [department, Object.fromEntries(fields)])),
      estimate,
      milliseconds: rounded(milliseconds),
      bytes: Buffer.byteLength(encodeBody(answer)),
      // Where every request has a line there is nothing to scale.
      sample: sample < 1 ? sample : undefined,
    },
    'request',
  );
}

/** `{ "DEPARTMENT_TIMEOUT": 26 }` */
function countCodes(errors: readonly AnswerError[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { extensions } of errors) counts[extensions.code] = (counts[extensions.code] ?? 0) + 1;
  return counts;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
