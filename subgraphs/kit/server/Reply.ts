import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallGate } from '../trust/CallGate.ts';
import { signedHeaders } from '../trust/signedHeaders.ts';
import { signReceipt } from '../trust/signReceipt.ts';

const LINGER_MILLISECONDS = 2_000;
const JSON_TYPE = 'application/json; charset=utf-8';

/** The one answer to a call, whatever it is: with the receipt, where the call has what a receipt speaks of. */
export class Reply {
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #gate: CallGate | undefined;

  constructor(request: IncomingMessage, response: ServerResponse, gate: CallGate | undefined) {
    this.#request = request;
    this.#response = response;
    this.#gate = gate;
  }

  /** @param headers by name, in lower case */
  send(status: number, headers: Record<string, string>, body: string): void {
    this.#response.writeHead(status, { ...headers, ...this.#receipt(status, body) }).end(body);
  }

  /** Answers a request that GraphQL never sees, in the form of a GraphQL answer. */
  refuse(status: number, message: string, code?: string): void {
    this.send(status, { 'content-type': JSON_TYPE }, refusalBody(message, code));
  }

  /**
   * Refuses a body that is still on its way, then closes the connection.
   * What the client goes on sending is thrown away for a moment: a socket closed over unread bytes is reset, and the reset may overtake
   * the answer (RFC 9112, 9.6).
   */
  refuseUnread(status: number, message: string, code?: string): void {
    const body = refusalBody(message, code);
    this.#response.writeHead(status, {
      'content-type': JSON_TYPE,
      'content-length': Buffer.byteLength(body),
      connection: 'close',
      ...this.#receipt(status, body),
    });
    this.#response.write(body);
    const close = () => {
      clearTimeout(patience);
      this.#response.end();
    };
    const patience = setTimeout(close, LINGER_MILLISECONDS);
    this.#request.once('end', close).once('close', close).resume();
  }

  #receipt(status: number, body: string): Record<string, string> {
    const asked = this.#gate && signedHeaders(this.#request);
    return this.#gate && asked ? signReceipt({ status, body }, asked, this.#gate.keys.receipt) : {};
  }
}

function refusalBody(message: string, code: string | undefined): string {
  return `${JSON.stringify({ errors: [{ message, ...(code !== undefined && { extensions: { code } }) }] })}\n`;
}
