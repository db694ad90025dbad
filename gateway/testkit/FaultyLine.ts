import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What goes wrong between the gateway and a department. */
export type Fault = (response: ServerResponse, body: string) => void;

const json = { 'content-type': 'application/json' };

/** The ways in which a department lets the gateway down. */
export const faults = named({
  resetsAtOnce: response => response.destroy(),
  resetsInTheMiddle: response => {
    response.writeHead(200, { ...json, 'content-length': 5000 }).write('{"data":{"_entities":[');
    setTimeout(() => response.destroy(), 5);
  },
  hangs: () => {},
  dripsWithoutEnd: response => {
    response.writeHead(200, json);
    const drip = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(drip));
  },
  answersGarbage: response => response.writeHead(200, json).end('\u0000\u0001<<<{{{'),
  answersHtml: response => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>维护中</h1>'),
  answers500: response => response.writeHead(500).end('Internal Server Error'),
  answers503: response => response.writeHead(503).end('busy'),
  answersHalf: response => response.writeHead(200, json).end('{"data":{"_entities":[{"value":'),
  answersNull: response => response.writeHead(200, json).end('null'),
  answersWithoutEnd: response => {
    response.writeHead(200, json).write('{"data":{"x":"');
    const block = Buffer.alloc(256 * 1024, 'x');
    const flood = () => {
      while (!response.destroyed && response.write(block));
    };
    response.on('drain', flood);
    flood();
  },
  announcesGigabyte: response => response.writeHead(200, { ...json, 'content-length': 2 ** 30 }).write('{"data":'),
  listsTooShort: (response, body) => response.writeHead(200, json).end(entities(body, count => count - 1, {})),
  listsTooLong: (response, body) => response.writeHead(200, json).end(entities(body, count => count + 1, {})),
  listsWrongTypes: (response, body) => response.writeHead(200, json).end(entities(body, count => count, 7)),
});

function named<Name extends string>(all: Record<Name, Fault>): Record<Name, Fault> {
  return all;
}

/** An answer that is right in form, with lists of another length or other things in them than were asked for. */
function entities(body: string, length: (count: number) => number, each: unknown): string {
  const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Record<string, unknown[]> };
  const asked = [...query.matchAll(/(?:(\w+)\s*:\s*)?_entities\(\s*representations\s*:\s*\$(\w+)/g)];
  const lists = asked.map(([, alias = '_entities', variable = '']) => [
    alias,
    Array.from({ length: length(variables[variable]?.length ?? 0) }, () => each),
  ]);
  return JSON.stringify({ data: Object.fromEntries(lists) });
}

/** Stands between the gateway and a department, passes everything on, and lets the test break it. `await using` closes it. */
export class FaultyLine implements AsyncDisposable {
  /** What happens to the next requests; undefined: they are passed on. */
  fault: Fault | undefined;
  /** The bodies that arrived, whatever became of them. */
  readonly heard: string[] = [];
  readonly #server: Server;
  readonly #target: () => string;

  private constructor(target: () => string) {
    this.#target = target;
    this.#server = createServer((asked, response) => {
      response.on('error', () => {});
      text(asked).then(
        body => {
          this.heard.push(body);
          if (this.fault) this.fault(response, body);
          else this.passOn(response, body, asked.headers);
        },
        () => {},
      );
    });
  }

  /** @param target URL of the department, asked for each request, because a department may move */
  static async open(target: () => string = () => ''): Promise<FaultyLine> {
    const line = new FaultyLine(target);
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  /** What a department answers by itself. */
  passOn(response: ServerResponse, body: string, { accept = '*/*' }: IncomingHttpHeaders = {}): void {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), accept };
    const onward = request(this.#target(), { method: 'POST', headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    onward.end(body);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  get openConnections(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
