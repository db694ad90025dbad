import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Question {
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: string;
}

/** Somebody between the gateway and a department who reads everything and can change it. `await using` sends him away. */
export class LineBetween implements AsyncDisposable {
  alterQuestion = (question: Question): Question => question;
  alterAnswer = (answer: Answer): Answer => answer;
  readonly questions: Question[] = [];
  readonly #server: Server;

  private constructor(target: string) {
    this.#server = createServer(async (asked, response) => {
      const question = { headers: asked.headers, body: await text(asked) };
      this.questions.push(question);
      const { headers, body } = this.alterQuestion(question);
      const { 'content-length': _length, host: _host, ...others } = headers;
      const onward = request(target, { method: asked.method, headers: others }, async from => {
        const given = { status: from.statusCode ?? 502, headers: from.headers, body: await text(from) };
        const { status, headers: told, body: said } = this.alterAnswer(given);
        const { 'content-length': _told, 'transfer-encoding': _coding, ...rest } = told;
        response.writeHead(status, rest).end(said);
      });
      onward.on('error', () => response.destroy());
      onward.end(body);
    });
  }

  static async open(target: string): Promise<LineBetween> {
    const line = new LineBetween(target);
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/graphql`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
