import { CallerError } from '../errors.ts';
import { checkContentType } from './checkContentType.ts';
import type { GatewayRequest } from './GatewayRequest.ts';
import { preventCsrf } from './preventCsrf.ts';

/** True if the body is a JSON list; looks at its first character only. */
export function isBatch({ method, body }: GatewayRequest): boolean {
  if (method !== 'POST') return false;
  const first = body.charCodeAt(0);
  // '[' or white space before it, which nobody sends but JSON allows.
  return first === 0x5b || (first <= 0x20 && body.trimStart().startsWith('['));
}

/**
 * Splits a batch into requests, in order. Each has the head of the whole, and an id of its own for evidence and log.
 * @throws CallerError BATCHING_OFF, BATCH_TOO_LARGE, BAD_REQUEST, CSRF_REFUSED, UNSUPPORTED_MEDIA_TYPE
 */
export function readBatch(request: GatewayRequest, maxBatch: number): GatewayRequest[] {
  preventCsrf(request.headers);
  checkContentType(request.headers['content-type']);
  if (maxBatch === 0) {
    throw new CallerError(
      'BATCHING_OFF',
      '不受理批量请求，请逐个发送；可由管理员以 --max-batch 放开。 Batched requests are not served. Send one operation per request; an operator can allow batches with --max-batch.',
    );
  }
  const operations = parseList(request.body);
  if (operations.length === 0)
    throw new CallerError('BAD_REQUEST', '批量请求是空的，请至少发送一个操作。 The batch is empty. Send at least one operation.');
  if (operations.length > maxBatch) {
    throw new CallerError(
      'BATCH_TOO_LARGE',
      `批量请求含有 ${operations.length} 个操作，最多 ${maxBatch} 个。 The batch holds ${operations.length} operations; at most ${maxBatch} are allowed.`,
    );
  }
  return operations.map((parsed, index) => ({ ...request, id: `${request.id}/${index}`, body: '', parsed }));
}

function parseList(body: string): unknown[] {
  try {
    return JSON.parse(body);
  } catch {
    throw new CallerError('BAD_REQUEST', '请求体不是有效的 JSON。 The request body is not valid JSON.');
  }
}
