import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import type { AnswerError } from '../errors.ts';
import { nameOperation } from './nameOperation.ts';
import type { Finished } from './RequestOutcome.ts';
import type { RequestRecord } from './RequestRecord.ts';

/** One line that sums a request up. Never variables, query text, tokens or data. */
export function logRequest(log: Logger, record: RequestRecord, { answer, errors, outcome }: Finished): void {
  const { id, caller, operation, estimate, calls, startedAt, trace } = record;
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
      departments: calls.map(call => ({ ...call, milliseconds: rounded(call.milliseconds) })),
      estimate,
      milliseconds: rounded(performance.now() - startedAt),
      bytes: Buffer.byteLength(answer.body),
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
