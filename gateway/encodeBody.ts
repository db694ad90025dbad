import type { GatewayAnswer } from './http/GatewayRequest.ts';

/** In characters. What is shorter is sent as a string, in one write with its head. */
const LONG = 8192;

/**
 * What is sent of an answer. A long body is encoded once, whoever asks first: the log for its length, evidence before it
 * waits for the disk, or the wire. To count the bytes of a text is to go through it, and first to join the parts it was
 * written in, which was 10 % of a wide join's time; and while it waits as text, the collector carries it along.
 */
export function encodeBody(answer: Pick<GatewayAnswer, 'body'>): string | Buffer {
  if (typeof answer.body === 'string' && answer.body.length > LONG) answer.body = Buffer.from(answer.body);
  return answer.body;
}
