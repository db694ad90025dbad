import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from '../../gateway/testkit/city.ts';
import { type Federation, startFederation } from '../../gateway/testkit/startFederation.ts';

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(Object.values(createCity()));
});
afterAll(() => federation[Symbol.asyncDispose]());

const url = () => `${federation.gateway.url}/graphql`;

/** A client as the gateway's README asks for: its GET requests say that they do not come from a foreign web page. */
const fetchFn: typeof fetch = (input, init) =>
  fetch(input, init?.method === 'POST' ? init : { ...init, headers: { ...init?.headers, 'apollo-require-preflight': 'true' } });

describe('GraphQL over HTTP: the gateway', () => {
  test.for(serverAudits({ url, fetchFn }).map(audit => [audit.id, audit.name, audit.fn] as const))('%s %s', async ([, , run]) => {
    expect(await run()).toMatchObject({ status: 'ok' });
  });

  test('does all it MUST and SHOULD also for a client that knows nothing of it; it only lets no GET through unasked', async () => {
    const results = await Promise.all(serverAudits({ url }).map(({ fn }) => fn()));
    const failed = results.filter(({ status }) => status !== 'ok').map(({ name }) => name);
    expect(results.length).toBeGreaterThan(60);
    expect(failed).toEqual([
      'MAY accept application/x-www-form-urlencoded formatted GET requests',
      'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
      'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
    ]);
  });
});
