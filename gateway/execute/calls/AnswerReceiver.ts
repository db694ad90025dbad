import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';

/** Why an answer is not read any further. */
export class AnswerTooLarge extends Error {
  override name = 'AnswerTooLarge';
}

/** Why a call was broken off: its time is over, or nobody waits for it. */
class CallGivenUp extends Error {
  override name = 'CallGivenUp';
}

const givenUp = new CallGivenUp('nobody waits for this answer any more');

/** An HTTP answer, read to its end. */
export interface ReceivedAnswer {
  status: number;
  text: string;
  headers: IncomingHttpHeaders;
  /** The body as it came; undefined when there was none. */
  bytes: Buffer | undefined;
}

export interface AnswerTaker {
  onAnswer(answer: ReceivedAnswer): void;
  onBroken(cause: Error): void;
}

/**
 * Receives the answer to one HTTP request from undici, as one text of at most `maxBytes` bytes of UTF-8, and tells its taker
 * about the end exactly once.
 *
 * It stands below `undici.request`, which wraps each body into a stream, each abort into a listener, and each read into an
 * iterator. In test/bench/departmentCalls.bench.ts, on two busy cores, a call of 60 bytes went from 61 µs of CPU to 22 with it,
 * and one of 12 KB from 83 to 43; sharing equal calls then costs 2 more.
 */
export class AnswerReceiver implements Dispatcher.DispatchHandler {
  readonly #taker: AnswerTaker;
  readonly #maxBytes: number;
  #controller: Dispatcher.DispatchController | undefined;
  #isOver = false;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #first: Buffer | undefined;
  #more: Buffer[] | undefined;
  #size = 0;

  constructor(taker: AnswerTaker, maxBytes: number) {
    this.#taker = taker;
    this.#maxBytes = maxBytes;
  }

  /** Breaks the request off, wherever it is; the taker hears nothing more. */
  giveUp(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#controller?.abort(givenUp);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // A connection can take longer to be made than anybody waits.
    if (this.#isOver) controller.abort(givenUp);
    else this.#controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
    if (Number(headers['content-length']) > this.#maxBytes) this.#refuse();
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.#maxBytes) this.#refuse();
    else if (this.#first === undefined) this.#first = chunk;
    else if (this.#more === undefined) this.#more = [this.#first, chunk];
    else this.#more.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const bytes = this.#more ? Buffer.concat(this.#more, this.#size) : this.#first;
    this.#taker.onAnswer({ status: this.#status, text: bytes?.toString('utf8') ?? '', headers: this.#headers, bytes });
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error): void {
    this.#end(cause);
  }

  /** The rest is never read: the connection ends here, since HTTP/1.1 has no other way to say so. */
  #refuse(): void {
    const tooLarge = new AnswerTooLarge(`more than ${this.#maxBytes} bytes`);
    this.#end(tooLarge);
    this.#controller?.abort(tooLarge);
  }

  #end(cause: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#first = undefined;
    this.#more = undefined;
    this.#taker.onBroken(cause);
  }
}
