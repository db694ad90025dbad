import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Answers } from './answerFromMemory.ts';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * The least HTTP/1.1 that gateways need: keep-alive, bodies with a content-length, one request after the other. Below
 * `node:http` because departments share a core with the load and must cost far less than any gateway.
 * Returns the address it listens at.
 */
export async function serveRawHttp(answers: Answers): Promise<string> {
  const server = createServer({ noDelay: true }, socket => new Exchange(socket, answers));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** One connection: collects a request, answers it, goes on. */
class Exchange {
  readonly #socket: Socket;
  readonly #answers: Answers;
  #chunks: Buffer[] = [];
  #collected = 0;
  /** Bytes of head and body together; 0 while the head is incomplete. */
  #expected = 0;
  #bodyStart = 0;
  #path = '';
  #head = '';

  constructor(socket: Socket, answers: Answers) {
    this.#socket = socket;
    this.#answers = answers;
    socket.on('data', (chunk: Buffer) => this.#collect(chunk));
    socket.on('error', () => socket.destroy());
  }

  #collect(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#collected += chunk.length;
    if (this.#expected === 0) this.#readHead();
    if (this.#expected > 0 && this.#collected >= this.#expected) this.#answer();
  }

  #readHead(): void {
    if (this.#chunks.length > 1) this.#chunks = [Buffer.concat(this.#chunks)];
    const [bytes] = this.#chunks;
    const end = bytes?.indexOf(END_OF_HEAD) ?? -1;
    if (bytes === undefined || end < 0) return;
    const head = bytes.toString('latin1', 0, end);
    const [, method, path] = /^(\S+) (\S+)/.exec(head) ?? [];
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined && method !== 'GET') {
      this.#socket.end('HTTP/1.1 411 Length Required\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    this.#path = path ?? '';
    this.#head = head;
    this.#bodyStart = end + END_OF_HEAD.length;
    this.#expected = this.#bodyStart + Number(length ?? 0);
  }

  #answer(): void {
    const bytes = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    const body = bytes?.toString('latin1', this.#bodyStart, this.#expected) ?? '';
    this.#chunks = [];
    this.#collected = 0;
    this.#expected = 0;
    const answer = this.#answers(this.#path, body, this.#head);
    if (Buffer.isBuffer(answer)) this.#socket.write(answer);
    else
      answer.then(
        late => this.#socket.write(late),
        () => this.#socket.destroy(),
      );
  }
}
