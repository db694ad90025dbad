import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';
import { CrossOrigin } from './CrossOrigin.ts';

const board = 'https://board.example.cn';
let open: Federation;
let closed: Federation;
beforeAll(async () => {
  open = await startFederation(Object.values(createCity()), { cors: { origins: [board], credentials: true, maxAge: 120 } });
  closed = await startFederation(Object.values(createCity()));
});
afterAll(async () => {
  await open[Symbol.asyncDispose]();
  await closed[Symbol.asyncDispose]();
});

/** As a browser asks before it sends a page's request. */
const preflight = (federation: Federation, origin: string) =>
  federation.send({
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,traceparent' },
  });
const ask = (federation: Federation, origin: string, query = '{ people { pid } }') =>
  federation.ask(query, { headers: { origin } });

describe('a web page of an origin that the operator named', () => {
  test('may send what it needs, and its browser remembers that', async () => {
    const { status, headers } = await preflight(open, board);
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': board,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'content-type,traceparent',
      'access-control-max-age': '120',
    });
  });

  test.for([
    ['answers', '{ people { pid } }'],
    ['refusals', '{ nothing }'],
  ])('may read %s', async ([, query]) => {
    const { headers } = await ask(open, board, query);
    expect(headers.get('access-control-allow-origin')).toBe(board);
    expect(headers.get('vary')).toContain('origin');
  });

  test('may read also what is refused before the story begins', async () => {
    const reply = await open.send({ method: 'POST', headers: { origin: board, 'content-encoding': 'gzip' }, body: 'x' });
    expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([415, board]);
  });
});

describe('cookies that come with a WebSocket', () => {
  const headers = { origin: board, host: 'gateway.example.cn', cookie: 'session=1', accept: '*/*' };
  const believed = (credentials: boolean, origin: string) =>
    new CrossOrigin({ origins: [board], credentials, maxAge: 1 }).believedHeaders({ ...headers, origin });

  test('count where cookies of the page count over HTTP, and for pages of this host', () => {
    expect(believed(true, board).cookie).toBe('session=1');
    expect(believed(false, 'https://gateway.example.cn').cookie).toBe('session=1');
  });

  test('do not count otherwise, because browsers send them whatever the gateway allows', () => {
    expect(believed(false, board)).toEqual({ origin: board, host: headers.host, accept: '*/*' });
  });
});

describe('any other web page', () => {
  test.for(['https://evil.example', 'http://board.example.cn', 'https://board.example.cn:8443', 'null'])(
    'of %s is refused, and told who can allow it',
    async origin => {
      const reply = await preflight(open, origin);
      expect([reply.status, reply.body.errors[0].extensions.code]).toEqual([403, 'ORIGIN_REFUSED']);
      expect(reply.body.errors[0].message).toContain('--cors-origin');
      for (const { headers } of [reply, await ask(open, origin)]) {
        expect(headers.get('access-control-allow-origin')).toBeNull();
        expect(headers.get('access-control-allow-credentials')).toBeNull();
      }
    },
  );

  test('is refused by a gateway whose operator named nobody', async () => {
    expect((await preflight(closed, board)).status).toBe(403);
    expect((await ask(closed, board)).headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('an operator may open the gateway to every page, without credentials', async () => {
  const cors = { origins: ['*'], credentials: false, maxAge: 1 };
  await using everybody = await startFederation(Object.values(createCity()), { cors });
  const { headers } = await ask(everybody, 'https://anybody.example');
  expect([headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')]).toEqual(['*', null]);
});

test('programs, which send no origin, are not concerned', async () => {
  const reply = await open.ask('{ people { pid } }');
  expect([reply.status, reply.headers.get('vary')]).toEqual([200, null]);
  const options = await open.send({ method: 'OPTIONS' });
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, POST']);
});
