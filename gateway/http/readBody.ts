import type { IncomingMessage } from 'node:http';
import { CallerError } from '../errors.ts';

/** How long a caller whose body is too large may go on sending before the connection is cut, in milliseconds. */
const DISCARD_TIME = 5_000;

/**
 * Reads a request body as UTF-8 text. Compressed ones are not read: a small one can unfold to any size.
 * @throws CallerError BODY_TOO_LARGE, UNSUPPORTED_ENCODING, BAD_REQUEST when the caller sends invalid UTF-8
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    discardRest(request);
    throw new CallerError(
      'UNSUPPORTED_ENCODING',
      '请求体已压缩，请不带 "content-encoding" 发送。 The request body is compressed. Send it without "content-encoding".',
    );
  }
  const bytes = Number(request.headers['content-length'] ?? 0) > maxBytes ? undefined : await readBytes(request, maxBytes);
  if (bytes === undefined) {
    discardRest(request);
    throw new CallerError(
      'BODY_TOO_LARGE',
      `请求体超过 ${maxBytes} 字节，请分多次请求。 The request body exceeds ${maxBytes} bytes. Send data as several requests.`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CallerError('BAD_REQUEST', '请求体不是有效的 UTF-8。 The request body is not valid UTF-8.');
  }
}

/** Undefined when there are more than `maxBytes`. Not `for await`: leaving that early destroys the socket, and the answer with it. */
function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', function keep(chunk: Buffer) {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= maxBytes) return;
      chunks.length = 0;
      request.off('data', keep);
      resolve(undefined);
    });
    request.once('end', () => resolve(Buffer.concat(chunks, size)));
    request.on('error', reject);
  });
}

/**
 * Lets the caller send the rest to nobody. Most clients read an answer only after they have sent everything, and a socket
 * closed on unread data is reset, which throws the answer away on their side.
 */
function discardRest(request: IncomingMessage): void {
  const timer = setTimeout(() => request.destroy(), DISCARD_TIME);
  request.once('close', () => clearTimeout(timer));
  request.resume();
}
