import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AskedLedger } from '../asked/AskedLedger.ts';
import { LedgerUnavailable } from '../ledger/index.ts';
import { type BelievedCall, type CallGate, digestOf } from '../trust/CallGate.ts';
import { signedHeaders } from '../trust/signedHeaders.ts';
import { signReceipt } from '../trust/signReceipt.ts';

const LINGER_MILLISECONDS = 2_000;
const JSON_TYPE = 'application/json; charset=utf-8';
const UNRECORDED = '本部门暂时无法留痕，按规定不予答复，请稍后再试 (the ledger cannot be written at this moment; retry later)';

/** What makes an answer the department's: both or none. */
interface Proofs {
  gate: CallGate | undefined;
  asked: AskedLedger | undefined;
}

/**
 * The one answer to a call, whatever it is: with the receipt, where the call has what a receipt speaks of, and after the ledger has
 * it, where the gateway has signed the call.
 */
export class Reply {
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #proofs: Proofs;
  #call: BelievedCall | undefined;
  #isAboutPersons = true;
  /** About how many persons the call asks by their keys. */
  persons: number | undefined;

  constructor(request: IncomingMessage, response: ServerResponse, proofs: Proofs) {
    this.#request = request;
    this.#response = response;
    this.#proofs = proofs;
  }

  /** From now on it is the answer to a call that the gateway has signed. */
  answers(call: BelievedCall, isAboutPersons: boolean): void {
    this.#call = call;
    this.#isAboutPersons = isAboutPersons;
  }

  /** True while the answer could not leave, because the ledger could not have it. */
  get mustWait(): boolean {
    return this.#isAboutPersons && this.#proofs.asked?.isWriting === false;
  }

  /** @param headers by name, in lower case */
  async send(status: number, headers: Record<string, string>, body: string, outcome = 'answered'): Promise<void> {
    const digest = digestOf(body);
    if (!(await this.#record(digest, outcome))) return this.refuseUnrecorded();
    this.#response.writeHead(status, { ...headers, ...this.#receipt(status, digest) }).end(body);
  }

  /** Answers a request that GraphQL never sees, in the form of a GraphQL answer. */
  refuse(status: number, message: string, code?: string): Promise<void> {
    return this.send(status, { 'content-type': JSON_TYPE }, refusalBody(message, code), code ?? `HTTP ${status}`);
  }

  /** Nothing is answered about persons that the ledger does not hold. */
  refuseUnrecorded(): void {
    const body = refusalBody(UNRECORDED, 'LEDGER_UNAVAILABLE');
    this.#response.writeHead(503, { 'content-type': JSON_TYPE, ...this.#receipt(503, digestOf(body)) }).end(body);
  }

  /**
   * Refuses a body that is still on its way, then closes the connection.
   * What the client goes on sending is thrown away for a moment: a socket closed over unread bytes is reset, and the reset may overtake
   * the answer (RFC 9112, 9.6).
   */
  async refuseUnread(status: number, message: string, code?: string): Promise<void> {
    const body = refusalBody(message, code);
    const digest = digestOf(body);
    // It tells of nobody, whether the ledger has it or not.
    await this.#record(digest, code ?? `HTTP ${status}`);
    this.#response.writeHead(status, {
      'content-type': JSON_TYPE,
      'content-length': Buffer.byteLength(body),
      connection: 'close',
      ...this.#receipt(status, digest),
    });
    this.#response.write(body);
    const close = () => {
      clearTimeout(patience);
      this.#response.end();
    };
    const patience = setTimeout(close, LINGER_MILLISECONDS);
    this.#request.once('end', close).once('close', close).resume();
  }

  /** @returns whether the answer may leave */
  async #record(answer: string, outcome: string): Promise<boolean> {
    if (!this.#call || !this.#proofs.asked) return true;
    try {
      await this.#proofs.asked.record({ call: this.#call, persons: this.persons, answer, outcome });
      return true;
    } catch (error) {
      if (error instanceof LedgerUnavailable) return !this.#isAboutPersons;
      throw error;
    }
  }

  #receipt(status: number, digest: string): Record<string, string> {
    const { gate } = this.#proofs;
    const asked = gate && signedHeaders(this.#request);
    return gate && asked ? signReceipt({ status, digest }, asked, gate.keys.receipt) : {};
  }
}

function refusalBody(message: string, code: string | undefined): string {
  return `${JSON.stringify({ errors: [{ message, ...(code !== undefined && { extensions: { code } }) }] })}\n`;
}
