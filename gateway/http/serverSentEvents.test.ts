import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { readSse } from '../testkit/readSse.ts';
import { StreamingDepartment } from '../testkit/StreamingDepartment.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';

const reports = new StreamingDepartment();
let federation: Federation;
beforeAll(async () => {
  federation = await startFederation([...Object.values(createCity()), reports]);
});
afterAll(() => federation[Symbol.asyncDispose]());

const watch = 'subscription { deathReported { date } }';
/** What clients send that take whatever comes. */
const anything = 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed';
const events = { accept: 'text/event-stream' };
const overGet = (query: string, headers: Record<string, string>) =>
  federation.send({ headers }, `/graphql?${new URLSearchParams({ query })}`);

describe('a caller that reads only events', () => {
  test('gets the answer of a query as the one event of a stream', async () => {
    const stream = await readSse(federation.gateway.url, { query: '{ person(pid: "p3") { name } }' });
    expect(stream.status).toBe(200);
    expect(await stream.next()).toEqual({ event: 'next', data: { data: { person: { name: '王五' } } } });
    expect(await stream.next()).toEqual({ event: 'complete', data: undefined });
  });

  test.for([
    [watch.replace('date', 'nobody'), 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['subscription A { deathReported { date } } subscription B { deathReported { date } }', 'OPERATION_NOT_FOUND'],
    ['subscription ($n: Int!) { counted(last: $n) }', 'BAD_USER_INPUT'],
  ])('is told in an event why %s is refused', async ([query, code]) => {
    const stream = await readSse(federation.gateway.url, { query });
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const first = await stream.next();
    expect(first?.data.errors[0].extensions.code).toBe(code);
    expect(first?.data).not.toHaveProperty('data');
    expect((await stream.next())?.event).toBe('complete');
  });

  test('is told by the status that its request is no GraphQL request', async () => {
    const reply = await federation.ask('', { headers: events });
    expect([reply.status, reply.body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test('may subscribe by GET, but not from a foreign page that a browser did not ask about first', async () => {
    const query = 'subscription { counted(last: 2) }';
    const reply = await overGet(query, { ...events, 'apollo-require-preflight': 'true' });
    expect(reply.text.match(/"counted":\d/g)).toEqual(['"counted":1', '"counted":2']);
    const refused = await overGet(query, events);
    expect([refused.status, refused.body.errors[0].extensions.code]).toEqual([400, 'CSRF_REFUSED']);
  });

  test('cannot send a mutation by GET', async () => {
    const reply = await overGet('mutation { rename(code: "H1", name: "x") { name } }', {
      ...events,
      'apollo-require-preflight': 'true',
    });
    expect(reply.text).toContain('METHOD_NOT_ALLOWED');
  });
});

describe('a caller that reads whatever comes', () => {
  test('gets a query as one JSON answer, and a subscription as a stream', async () => {
    const { headers, body } = await federation.ask('{ person(pid: "p3") { name } }', { headers: { accept: anything } });
    expect(headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    expect(body).toEqual({ data: { person: { name: '王五' } } });
    const stream = await readSse(federation.gateway.url, { query: 'subscription { counted(last: 1) }' }, { accept: anything });
    expect((await stream.next())?.data).toEqual({ data: { counted: 1 } });
  });

  test('gets a refusal as JSON with its status', async () => {
    const { status, body } = await federation.ask(watch.replace('date', 'nobody'), { headers: { accept: anything } });
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

test('a caller that reads only JSON is told how to subscribe', async () => {
  const { body } = await federation.ask(watch);
  expect(body.errors[0].extensions.code).toBe('OPERATION_NOT_SUPPORTED');
  expect(body.errors[0].message).toContain('text/event-stream');
});

test('a caller that leaves while its subscription is being planned leaves nothing behind', async () => {
  const leaving = new AbortController();
  const asked = federation.send({
    method: 'POST',
    headers: { ...events, 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'subscription Unplanned { deathReported { date township note person { pid name } } }' }),
    signal: leaving.signal,
  });
  setImmediate(() => leaving.abort());
  await expect(asked).rejects.toThrow();
  // Long enough for a subscription that nobody ended to have arrived.
  const later = await readSse(federation.gateway.url, { query: 'subscription { counted(last: 1) }' });
  while ((await later.next()) !== undefined);
  await vi.waitFor(() => expect(reports.listeners).toBe(0), 10_000);
});
