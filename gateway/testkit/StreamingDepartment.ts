import { EventEmitter, on, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';

/** What the department pushes: a death that was reported, of a person whose name another department owns. */
export interface Report {
  date: string;
  pid?: string;
  /** A field that fails. */
  isBroken?: boolean;
}

/**
 * A real department with subscriptions: SSE by graphql-yoga and graphql-transport-ws by graphql-ws, at one address. It pushes
 * what a test hands it, and tells how many listen.
 */
export class StreamingDepartment {
  readonly name = 'reports';
  readonly typeDefs = parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query { townships: [String!]! }
    type Subscription {
      deathReported(township: String = "城关镇"): Report
      refused: Report
      counted(last: Int!): Int!
    }
    type Report { date: String! township: String note: String person: Person }
    type Person @key(fields: "pid", resolvable: false) { pid: ID! }`);
  /** Begins each stream over SSE and then says nothing, not even that it lives. */
  isMute = false;
  /** The `traceparent` of each request over HTTP and each WebSocket, if it had one. */
  readonly traceParents: unknown[] = [];
  readonly #reports = new EventEmitter().setMaxListeners(0);
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #webSockets: WebSocketServer | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/graphql`;
  }

  /** How many subscriptions it serves now. */
  get listeners(): number {
    return this.#reports.listenerCount('report');
  }

  push(report: Report): void {
    this.#reports.emit('report', report);
  }

  /** Says that there will be no more events. */
  finish(): void {
    this.#reports.emit('end');
  }

  /** Resets every connection, as a crash does. */
  crash(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async start(): Promise<void> {
    const schema = buildSubgraphSchema([{ typeDefs: this.typeDefs, resolvers: this.#resolvers() as never }]);
    const yoga = createYoga({ schema, logging: false, maskedErrors: false });
    const server = createServer((request, response) => {
      this.traceParents.push(request.headers.traceparent);
      if (!this.isMute) return void yoga(request, response);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
    });
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.#webSockets = new WebSocketServer({ server, path: '/graphql' });
    this.#webSockets.on('connection', (_, { headers }) => this.traceParents.push(headers.traceparent));
    useServer({ schema }, this.#webSockets);
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    this.crash();
    this.#webSockets?.close();
    server.close();
    await once(server, 'close');
  }

  #resolvers() {
    const reports = this.#reports;
    return {
      Query: { townships: () => ['城关镇'] },
      Subscription: {
        deathReported: {
          subscribe: () => on(reports, 'report', { close: ['end'] }),
          resolve: ([report]: [Report], { township }: { township?: string }) => ({ ...report, township }),
        },
        refused: {
          subscribe: () => {
            throw new GraphQLError('本月数据尚未上报', { extensions: { code: 'DATA_NOT_READY' } });
          },
        },
        counted: { subscribe: (_: never, { last }: { last: number }) => count(last), resolve: (number: number) => number },
      },
      Report: {
        person: ({ pid }: Report) => (pid === undefined ? null : { pid }),
        note: ({ isBroken }: Report) => {
          if (isBroken) throw new Error('relation "notes" does not exist');
          return 'ok';
        },
      },
    };
  }
}

async function* count(last: number): AsyncGenerator<number> {
  for (let number = 1; number <= last; number++) yield number;
}
