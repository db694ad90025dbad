import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type RawData, WebSocket } from 'ws';
import { createCity } from '../testkit/city.ts';
import { StreamingDepartment } from '../testkit/StreamingDepartment.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';

const reports = new StreamingDepartment();
let federation: Federation;
beforeAll(async () => {
  federation = await startFederation([...Object.values(createCity()), reports], {
    introspection: false,
    cors: { origins: ['https://board.example', '*'], credentials: false, maxAge: 600 },
    limits: { maxSubscriptionsPerConnection: 2, maxWebSockets: 3, connectionInitTimeout: 500, maxBodyBytes: 2000 },
  });
});
afterAll(() => federation[Symbol.asyncDispose]());

const address = () => `${federation.gateway.url.replace('http', 'ws')}/graphql`;
const listening = (count: number) => vi.waitFor(() => expect(reports.listeners).toBe(count), 10_000);

/** A caller that speaks for itself, without a client that knows the rules. */
class Caller implements Disposable {
  readonly socket: WebSocket;
  readonly #heard: unknown[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;

  constructor(options: { protocol?: string; origin?: string } = {}) {
    const { protocol = 'graphql-transport-ws', origin } = options;
    this.socket = new WebSocket(address(), protocol, origin === undefined ? {} : { origin });
    this.socket.on('message', (data: RawData) => this.#heard.push(JSON.parse(String(data))));
    // Refused, or let go before it was open: each test looks for that itself.
    this.socket.on('error', () => {});
    this.closed = new Promise(resolve => this.socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })));
  }

  async opened(): Promise<this> {
    await once(this.socket, 'open');
    return this;
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  async hear(): Promise<unknown> {
    await vi.waitFor(() => expect(this.#heard.length).toBeGreaterThan(0), 10_000);
    return this.#heard.shift();
  }

  async greeted(): Promise<this> {
    await this.opened();
    this.say({ type: 'connection_init' });
    expect(await this.hear()).toEqual({ type: 'connection_ack' });
    return this;
  }

  [Symbol.dispose](): void {
    this.socket.terminate();
  }
}

const subscribe = (id: string, query: string) => ({ id, type: 'subscribe', payload: { query } });
const watch = 'subscription { deathReported { date } }';

describe('the protocol, as its document says', () => {
  test.for([
    ['a message that is no JSON', 'hello', 4400],
    ['a message that nobody defined', { type: 'start', id: '1' }, 4400],
    ['a second connection_init', { type: 'connection_init' }, 4429],
  ] as const)('%s closes the connection', async ([, message, code]) => {
    using caller = await new Caller().greeted();
    caller.say(message);
    expect((await caller.closed).code).toBe(code);
  });

  test('an operation before connection_init is unauthorized, and so is silence', async () => {
    using hasty = await new Caller().opened();
    hasty.say(subscribe('1', watch));
    expect((await hasty.closed).code).toBe(4401);
    using silent = await new Caller().opened();
    expect((await silent.closed).code).toBe(4408);
  });

  test('another subprotocol is not acceptable', async () => {
    using caller = new Caller({ protocol: 'graphql-ws' });
    const { code } = await caller.closed;
    // The library for callers gives up by itself (1006) when its subprotocol was not chosen.
    expect([4406, 1006]).toContain(code);
  });

  test('the same id twice closes the connection, and frees the department', async () => {
    using caller = await new Caller().greeted();
    caller.say(subscribe('1', watch));
    await listening(1);
    caller.say(subscribe('1', watch));
    expect((await caller.closed).code).toBe(4409);
    await listening(0);
  });

  test('ping is answered', async () => {
    using caller = await new Caller().greeted();
    caller.say({ type: 'ping', payload: { at: 1 } });
    expect(await caller.hear()).toEqual({ type: 'pong', payload: { at: 1 } });
  });

  test('"complete" of the caller ends one subscription of several', async () => {
    using caller = await new Caller().greeted();
    caller.say(subscribe('1', watch));
    caller.say(subscribe('2', watch));
    await listening(2);
    caller.say({ id: '1', type: 'complete' });
    await listening(1);
    reports.push({ date: '2026-03-01' });
    expect(await caller.hear()).toEqual({
      id: '2',
      type: 'next',
      payload: { data: { deathReported: { date: '2026-03-01' } } },
    });
    caller.socket.terminate();
    await listening(0);
  });

  test('a message beyond the limit of a request body closes the connection', async () => {
    using caller = await new Caller().greeted();
    caller.say(subscribe('1', `${watch} # ${'x'.repeat(3000)}`));
    expect((await caller.closed).code).toBe(1009);
  });
});

describe('operations over a WebSocket', () => {
  test('a query is answered like any other', async () => {
    using caller = await new Caller().greeted();
    caller.say(subscribe('q', '{ person(pid: "p3") { name } }'));
    expect(await caller.hear()).toEqual({ id: 'q', type: 'next', payload: { data: { person: { name: '王五' } } } });
    expect(await caller.hear()).toEqual({ id: 'q', type: 'complete' });
  });

  test.for([
    ['{ people { nam } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { deathReported { nobody } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['{ __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s is refused by an error message, with its place', async ([query = '', code]) => {
    using caller = await new Caller().greeted();
    caller.say(subscribe('1', query));
    expect(await caller.hear()).toMatchObject({
      id: '1',
      type: 'error',
      payload: expect.arrayContaining([expect.objectContaining({ locations: [expect.anything()], extensions: { code } })]),
    });
  });

  test('one more subscription than a connection may have is refused; the others live on', async () => {
    using caller = await new Caller().greeted();
    for (const id of ['1', '2']) caller.say(subscribe(id, watch));
    await listening(2);
    caller.say(subscribe('3', watch));
    expect(await caller.hear()).toMatchObject({
      id: '3',
      type: 'error',
      payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }],
    });
    expect(reports.listeners).toBe(2);
    caller.socket.terminate();
    await listening(0);
  });
});

describe('who may open a WebSocket', () => {
  const refusal = async (caller: Caller) => {
    const [, response] = await once(caller.socket, 'unexpected-response');
    let body = '';
    for await (const chunk of response) body += chunk;
    return [response.statusCode, JSON.parse(body).errors[0].extensions.code];
  };

  test('a page of a foreign origin may not, though all may ask over HTTP', async () => {
    using caller = new Caller({ origin: 'https://evil.example' });
    expect(await refusal(caller)).toEqual([400, 'CSRF_REFUSED']);
  });

  test('a page of this host, and of an origin that the operator allows, may', async () => {
    using own = await new Caller({ origin: federation.gateway.url }).greeted();
    using allowed = await new Caller({ origin: 'https://board.example' }).greeted();
    expect([own.socket.readyState, allowed.socket.readyState]).toEqual([WebSocket.OPEN, WebSocket.OPEN]);
  });

  test('nobody may when as many are open as the gateway serves', async () => {
    // Those of the tests before may still be closing.
    const callers: Caller[] = [];
    await vi.waitFor(async () => {
      const caller = new Caller();
      await caller.greeted();
      callers.push(caller);
      expect(callers).toHaveLength(3);
    }, 10_000);
    using late = new Caller();
    expect(await refusal(late)).toEqual([503, 'TOO_MANY_SUBSCRIPTIONS']);
    for (const caller of callers) caller.socket.terminate();
  });

  test('a program that offers another upgrade with its request gets its answer', async () => {
    const sent = request(`${federation.gateway.url}/health/live`, { headers: { connection: 'Upgrade', upgrade: 'h2c' } }).end();
    const [response] = await once(sent, 'response');
    expect(response.statusCode).toBe(200);
    response.resume();
  });
});
