import type { Dispatcher } from 'undici';

/** Thrown when an answer exceeds its limit; reading stops there. */
export class AnswerTooLarge extends Error {
  override name = 'AnswerTooLarge';
}

/** Reads a response body as UTF-8 text, at most `maxBytes`. @throws AnswerTooLarge */
export async function readAnswer({ body }: Dispatcher.ResponseData, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      // Leaving the loop destroys the body, and with it the connection: the rest is never read.
      throw new AnswerTooLarge(`more than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  const [only] = chunks;
  return only && chunks.length === 1 ? only.toString('utf8') : Buffer.concat(chunks, size).toString('utf8');
}
