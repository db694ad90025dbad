import type { IncomingMessage } from 'node:http';

export interface TooLarge {
  tooLarge: true;
}

/**
 * Reads a request body, or finds it too large: by its declared length before a byte is read, otherwise while reading.
 * The connection stays open in both cases, so that the refusal can still be written on it.
 * @throws when the client hangs up before the end of its body
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | TooLarge> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return { tooLarge: true };
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop must not destroy the stream: with it the socket would go, and the answer with the socket.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return { tooLarge: true };
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
