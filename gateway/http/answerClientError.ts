import type { Duplex } from 'node:stream';
import { CallerError, type ErrorCode } from '../errors.ts';

const REASONS: Readonly<Record<string, readonly [ErrorCode, string, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [
    'REQUEST_TIMEOUT',
    'Request Timeout',
    '请求未在时限内到达，请加快发送或分多次发送。 The request did not arrive within its time. Send it faster, or in smaller parts.',
  ],
  HPE_HEADER_OVERFLOW: [
    'HEADERS_TOO_LARGE',
    'Request Header Fields Too Large',
    '地址和请求头过大，请用 POST 发送查询并减少 Cookie。 The address and headers are too large. Send the query by POST, and fewer cookies.',
  ],
};

const MALFORMED = [
  'BAD_REQUEST',
  'Bad Request',
  '这不是网关能识别的 HTTP 请求。 This is not an HTTP request that the gateway understands.',
] as const;

/**
 * What never became a request (node:http's `clientError`): too slow, too large a head, not HTTP. Written to the bare socket,
 * because there is no response yet, and ends it.
 */
export function answerClientError(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [code, reason, message] = REASONS[error.code ?? ''] ?? MALFORMED;
  const refusal = new CallerError(code, message);
  const body = JSON.stringify({ errors: refusal.errors });
  socket.end(
    `HTTP/1.1 ${refusal.status} ${reason}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}
