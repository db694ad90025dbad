import type { IncomingMessage } from 'node:http';
import { CallerError } from '../errors.ts';

/** Reads a request body as UTF-8 text. @throws CallerError BODY_TOO_LARGE, BAD_REQUEST when the caller sends invalid UTF-8 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const tooLarge = new CallerError(
    'BODY_TOO_LARGE',
    `The request body exceeds ${maxBytes} bytes. Send data as several requests.`,
  );
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks, size));
  } catch {
    throw new CallerError('BAD_REQUEST', 'The request body is not valid UTF-8.');
  }
}
