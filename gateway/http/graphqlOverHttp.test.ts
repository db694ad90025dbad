import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';

let federation: Federation;
const city = createCity();
beforeAll(async () => {
  federation = await startFederation(Object.values(city), {
    limits: { maxBodyBytes: 2000, maxDepth: 5, maxAliases: 3, maxTokens: 200, maxNodes: 5000 },
  });
});
afterAll(() => federation[Symbol.asyncDispose]());

const json = { 'content-type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = json) =>
  federation.send({ method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
const get = (params: Record<string, string>, headers: Record<string, string> = { 'apollo-require-preflight': 'true' }) =>
  federation.send({ headers }, `/graphql?${new URLSearchParams(params)}`);
const modern = { headers: { accept: 'application/graphql-response+json' } };
const codes = (body: { errors: { extensions: { code: string } }[] }) => body.errors.map(({ extensions }) => extensions.code);

/** As the house writes them: 中文。 English. */
const inBothLanguages = /^.*\p{Script=Han}.*。 [A-Z"].*\.$/u;

describe('media types', () => {
  test.for([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/json', 'application/json'],
    ['application/graphql-response+json', 'application/graphql-response+json'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
    ['application/json, application/graphql-response+json;q=0.5', 'application/json'],
  ])('a caller that accepts %s gets %s in UTF-8', async ([accept, expected]) => {
    const reply = await federation.ask('{ people { pid } }', accept ? { headers: { accept } } : {});
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe(`${expected}; charset=utf-8`);
  });

  test('a caller that accepts only XML gets 406', async () => {
    const reply = await federation.ask('{ people { pid } }', { headers: { accept: 'application/xml' } });
    expect([reply.status, codes(reply.body)]).toEqual([406, ['NOT_ACCEPTABLE']]);
  });

  test('a browser that opens /graphql gets a page that needs nothing from the internet', async () => {
    const reply = await federation.send({ headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(reply.text).toContain('民生联邦网关');
    expect(reply.text).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  });
});

describe('GET', () => {
  test('carries a query with its variables', async () => {
    const { status, body } = await get({
      query: 'query Q($p: ID!) { person(pid: $p) { name } }',
      variables: '{"p":"p3"}',
      operationName: 'Q',
    });
    expect([status, body]).toEqual([200, { data: { person: { name: '王五' } } }]);
  });

  test('never carries a mutation', async () => {
    const reply = await get({ query: 'mutation { rename(code: "H1", name: "x") { name } }' });
    expect([reply.status, reply.headers.get('allow'), codes(reply.body)]).toEqual([405, 'GET, POST', ['METHOD_NOT_ALLOWED']]);
  });

  test('without a query, or with variables that are not JSON, is refused', async () => {
    expect((await get({})).status).toBe(400);
    expect((await get({ query: '{ people { pid } }', variables: '{' })).body.errors[0].message).toContain(
      '"variables" is not valid JSON',
    );
  });
});

describe('a foreign web page', () => {
  test.for(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'cannot post with the simple content type %s',
    async contentType => {
      const reply = await post({ query: '{ people { pid } }' }, { 'content-type': contentType });
      expect([reply.status, codes(reply.body)]).toEqual([400, ['CSRF_REFUSED']]);
      expect(reply.body.errors[0].message).toMatch(inBothLanguages);
    },
  );

  test('cannot send a GET that a browser would not ask about first', async () => {
    const reply = await get({ query: '{ people { pid } }' }, {});
    expect([reply.status, codes(reply.body)]).toEqual([400, ['CSRF_REFUSED']]);
  });
});

describe('requests that are not GraphQL requests', () => {
  test.for([
    ['{', 'not valid JSON'],
    ['"x"', 'must be a JSON object'],
    ['{}', '"query" must be a non-empty string'],
    ['{"query": 7}', '"query" must be a non-empty string'],
    ['{"query": "{ people { pid } }", "variables": []}', '"variables" must be a JSON object'],
    ['{"query": "{ people { pid } }", "operationName": 1}', '"operationName" must be a string'],
    ['{"query": "{ people { pid } }", "extensions": 1}', '"extensions" must be a JSON object'],
  ])('%s is refused with 400: %s', async ([body, message]) => {
    const reply = await post(body);
    expect([reply.status, codes(reply.body)]).toEqual([400, ['BAD_REQUEST']]);
    expect(reply.body.errors[0].message).toContain(message);
    expect(reply.body.errors[0].message).toMatch(inBothLanguages);
  });

  test('a body in another media type is refused with 415, a method that is neither GET nor POST with 405', async () => {
    expect((await post('<query/>', { 'content-type': 'application/xml' })).status).toBe(415);
    expect((await federation.send({ method: 'DELETE' })).status).toBe(405);
  });

  test('an address that is no URL is refused with 400', async () => {
    const { hostname, port } = new URL(federation.gateway.url);
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    socket.write('GET // HTTP/1.1\r\nhost: x\r\n\r\n');
    const [answer] = await once(socket, 'data');
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*BAD_REQUEST/);
  });

  test('a body beyond the limit is refused with 413', async () => {
    const reply = await post({ query: `{ people { pid } } # ${'x'.repeat(3000)}` });
    expect([reply.status, codes(reply.body)]).toEqual([413, ['BODY_TOO_LARGE']]);
  });
});

describe('a caller that sends far more than the limit', () => {
  const megabyte = 'x'.repeat(1024 * 1024);

  /** Sends as many programs do: everything first, and only then reads the answer. */
  async function sendAll(header: string, piece: string, pieces: number): Promise<string> {
    const { hostname, port } = new URL(federation.gateway.url);
    const socket = connect(Number(port), hostname).setEncoding('utf8').pause();
    const write = (data: string) =>
      new Promise<void>((resolve, reject) => socket.write(data, error => (error ? reject(error) : resolve())));
    await write(`POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${header}\r\n\r\n`);
    for (let sent = 0; sent < pieces; sent++) await write(piece);
    await write(header.startsWith('transfer') ? '0\r\n\r\n' : '');
    const [answer] = await once(socket.resume(), 'data');
    socket.destroy();
    return answer;
  }

  test.for([
    ['with its length declared', `content-length: ${20 * megabyte.length}`, megabyte],
    ['in chunks, without a length', 'transfer-encoding: chunked', `100000\r\n${megabyte}\r\n`],
  ] as const)('%s, gets its 413 and not a broken connection', async ([, header, piece]) => {
    const answer = await sendAll(header, piece, 20);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('BODY_TOO_LARGE');
  });
});

describe('operations that cannot be executed', () => {
  test('an unknown field is refused with its place and a hint, each time it is sent: with 400, or 200 for old clients', async () => {
    for (const [options, expected] of [[modern, 400] as const, [{}, 200] as const]) {
      const { status, body } = await federation.ask('{ indicators { coda } }', options);
      expect(status).toBe(expected);
      expect(body).toEqual({
        errors: [
          {
            message: expect.stringContaining('Did you mean "code"'),
            locations: [{ line: 1, column: 16 }],
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          },
        ],
      });
    }
  });

  test('a syntax error is refused with its place', async () => {
    const { status, body } = await federation.ask('{ people { pid }', modern);
    expect([status, codes(body), body.errors[0].locations]).toEqual([400, ['GRAPHQL_PARSE_FAILED'], [{ line: 1, column: 17 }]]);
  });

  test('a missing or wrong variable is refused with the words of the specification', async () => {
    const query = 'query ($p: ID!) { person(pid: $p) { name } }';
    const missing = await federation.ask(query, modern);
    expect([missing.status, codes(missing.body)]).toEqual([400, ['BAD_USER_INPUT']]);
    expect(missing.body.errors[0].message).toBe('Variable "$p" of required type "ID!" was not provided.');
    const wrong = await federation.ask(query, { variables: { p: { a: 1 } } });
    expect(wrong.body.errors[0].message).toContain('Variable "$p" got invalid value { a: 1 }; ID cannot represent value');
  });

  test('one of several operations must be named, and must exist', async () => {
    const query = 'query A { people { pid } } query B { people { name } }';
    expect(codes((await federation.ask(query)).body)).toEqual(['OPERATION_NOT_FOUND']);
    expect(codes((await federation.ask(query, { operationName: 'C' })).body)).toEqual(['OPERATION_NOT_FOUND']);
    expect((await federation.ask(query, { operationName: 'B' })).body.data.people[0]).toEqual({ name: '张三' });
  });

  test.for([
    ['{ people { spouse { spouse { spouse { spouse { spouse { pid } } } } } } }', 'OPERATION_TOO_DEEP'],
    ['{ a: people { b: pid c: pid ...F } } fragment F on Person { d: pid }', 'OPERATION_TOO_MANY_ALIASES'],
    ['{ tasks { indicators { series { month } } } }', 'OPERATION_TOO_LARGE'],
    [`{ people { ${'pid '.repeat(300)} } }`, 'GRAPHQL_PARSE_FAILED'],
  ])('%s is beyond a limit', async ([query, code]) => {
    const { status, body } = await federation.ask(query ?? '', modern);
    expect([status, codes(body)]).toEqual([400, [code]]);
  });
});

describe('what callers can see of the schema', () => {
  test('descriptions and public values, but nothing inaccessible and no machinery of the federation', async () => {
    const { body } = await federation.ask(
      '{ __schema { types { name } directives { name } } s: __type(name: "Status") { enumValues { name } } }',
    );
    const names = body.data.__schema.types.map(({ name }: { name: string }) => name);
    expect(names).toContain('HrssIndicator');
    expect(names.filter((name: string) => /^(join|link|_)_?/.test(name) && !/^__[A-Z]/.test(name))).toEqual([]);
    expect(body.data.__schema.directives.map(({ name }: { name: string }) => name)).not.toContain('inaccessible');
    expect(body.data.s.enumValues).toEqual([{ name: 'ACHIEVED' }, { name: 'BEHIND' }, { name: 'NO_DATA' }]);
  });
});

describe('an operator asks for its health', () => {
  test('it lives, it is ready, and an unknown address says where the graph is', async () => {
    expect((await federation.send({}, '/health/live')).status).toBe(200);
    expect((await federation.send({}, '/health/ready')).body).toMatchObject({ status: 'ok' });
    const lost = await federation.send({}, '/nowhere');
    expect([lost.status, lost.body.errors[0].message]).toEqual([404, expect.stringContaining('/graphql')]);
  });
});
