import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { encodeBody } from '../encodeBody.ts';
import { compressBody } from './compressBody.ts';
import type { GatewayAnswer } from './GatewayRequest.ts';

/**
 * Sends an answer in one write.
 * @param compressAbove bytes from which on it is compressed for a caller that accepts that; Infinity: never
 */
export function sendAnswer(response: ServerResponse, answer: GatewayAnswer, compressAbove: number): void {
  if (response.destroyed || response.headersSent) return;
  const body = encodeBody(answer);
  const size = Buffer.byteLength(body);
  const acceptEncoding = size > compressAbove ? response.req.headers['accept-encoding'] : undefined;
  if (acceptEncoding !== undefined) return void sendCompressed(response, answer, acceptEncoding);
  write(response, answer, { body, size });
}

async function sendCompressed(response: ServerResponse, answer: GatewayAnswer, acceptEncoding: string): Promise<void> {
  // A compressor that fails must not cost the caller its answer.
  const result = await compressBody(encodeBody(answer), acceptEncoding).catch(() => undefined);
  if (response.destroyed || response.headersSent) return;
  const vary = [response.getHeader('vary'), answer.headers?.vary, 'accept-encoding'].filter(Boolean).join(', ');
  if (result === undefined) return write(response, answer, { body: encodeBody(answer), headers: { vary } });
  write(response, answer, { body: result.compressed, headers: { vary, 'content-encoding': result.encoding } });
}

function write(
  response: ServerResponse,
  { status, mediaType, headers }: GatewayAnswer,
  content: { body: string | Buffer; size?: number; headers?: OutgoingHttpHeaders },
): void {
  const hasNoBody = status === 204 || status === 304;
  response.writeHead(status, {
    ...(hasNoBody
      ? {}
      : { 'content-type': `${mediaType}; charset=utf-8`, 'content-length': content.size ?? Buffer.byteLength(content.body) }),
    // Answers depend on who asks; no cache on the way may keep them.
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
    ...content.headers,
  });
  response.end(content.body);
}
