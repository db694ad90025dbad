import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';
import { Allowance } from './Allowance.ts';

describe('what a key may take in a minute', () => {
  /** Takes one unit as often as is allowed. */
  function drain(allowance: Allowance, now: number, key = 'a'): number {
    let taken = 0;
    while (allowance.take(key, 1, now) === 0) taken++;
    return taken;
  }

  test('all at once, then as time earns it, and never more than a minute holds', () => {
    const allowance = new Allowance(60);
    expect(drain(allowance, 1000)).toBe(60);
    expect(drain(allowance, 11_000)).toBe(10);
    expect(drain(allowance, 11_999)).toBe(0);
    expect(drain(allowance, 1_000_000)).toBe(60);
  });

  test('keys do not take from one another', () => {
    const allowance = new Allowance(60);
    expect([drain(allowance, 0, 'a'), drain(allowance, 0, 'b')]).toEqual([60, 60]);
  });

  test('the wait that is told is enough, and not more', () => {
    const allowance = new Allowance(60);
    drain(allowance, 0);
    const wait = allowance.take('a', 5, 0);
    expect(wait).toBe(5000);
    expect(allowance.take('a', 5, wait - 1)).toBeGreaterThan(0);
    expect(allowance.take('a', 5, wait)).toBe(0);
  });

  test('what costs more than a minute passes when the key was quiet, and is paid off before anything else passes', () => {
    const allowance = new Allowance(60);
    expect(allowance.take('a', 120, 0)).toBe(0);
    expect(allowance.take('a', 1, 0)).toBe(61_000);
    expect(allowance.take('a', 120, 0)).toBe(120_000);
    expect(allowance.take('a', 1, 61_000)).toBe(0);
  });
});

const question = '{ indicators { code } }';
const ask = (federation: Federation, headers: Record<string, string> = {}, query = question) =>
  federation.ask(query, { headers: { accept: 'application/json', ...headers } });

describe('a caller that asks too often', () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(Object.values(createCity()), {
      limits: { maxCallerRequests: 3, maxBatch: 10 },
      trustedProxies: ['loopback'],
    });
  });
  afterAll(() => federation[Symbol.asyncDispose]());

  test('is refused with 429, when to come back, and what to do; others are served', async () => {
    const from = { 'x-forwarded-for': '203.0.113.1' };
    for (let sent = 0; sent < 3; sent++) expect((await ask(federation, from)).status).toBe(200);
    const { status, headers, body } = await ask(federation, from);
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(body.errors).toMatchObject([
      { message: expect.stringMatching(/3 requests a minute.*Retry in \d+ s/), extensions: { code: 'RATE_LIMITED' } },
    ]);
    expect((await ask(federation, { 'x-forwarded-for': '203.0.113.2' })).status).toBe(200);
  });

  test('cannot pass for another by writing an address of its own before the proxy’s', async () => {
    const statuses: number[] = [];
    for (let sent = 0; sent < 4; sent++)
      statuses.push((await ask(federation, { 'x-forwarded-for': `198.51.100.${sent}, 203.0.113.3` })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  test('is one caller in all of its IPv6 /64, however the address is written', async () => {
    const addresses = ['2001:db8:0:1::1', '2001:DB8:0:1:ffff::2', '2001:db8:0000:0001::3', '2001:db8:0:1:1:2:3:4'];
    const statuses: number[] = [];
    for (const address of addresses) statuses.push((await ask(federation, { 'x-forwarded-for': address })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await ask(federation, { 'x-forwarded-for': '2001:db8:0:2::1' })).status).toBe(200);
  });

  test('gains nothing by sending its operations in a batch', async () => {
    const { body } = await federation.send({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.4' },
      body: JSON.stringify(Array(5).fill({ query: question })),
    });
    expect(body.map(({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code)).toEqual([
      undefined,
      undefined,
      undefined,
      'RATE_LIMITED',
      'RATE_LIMITED',
    ]);
  });
});

test('without a trusted proxy nobody is believed who says where it comes from', async () => {
  await using federation = await startFederation(Object.values(createCity()), { limits: { maxCallerRequests: 2 } });
  const statuses: number[] = [];
  for (let sent = 0; sent < 3; sent++) statuses.push((await ask(federation, { 'x-forwarded-for': `203.0.113.${sent}` })).status);
  expect(statuses).toEqual([200, 200, 429]);
});

test('a caller that asks for too much is refused by what its operations cost, and no department hears of it', async () => {
  const city = createCity();
  await using federation = await startFederation(Object.values(city), { limits: { maxCallerCost: 100 } });
  const heard = () => Object.values(city).reduce((sum, department) => sum + department.heard.length, 0);
  for (let sent = 0; sent < 3; sent++) expect((await ask(federation)).status).toBe(200);
  const before = heard();
  const { status, body } = await ask(federation);
  expect([status, body.errors[0].message]).toEqual([429, expect.stringMatching(/operations that cost 100 a minute/)]);
  expect(heard()).toBe(before);
  expect((await ask(federation, {}, '{ __typename }')).status).toBe(200);
});

test('without limits set, nobody is counted', async () => {
  await using federation = await startFederation(Object.values(createCity()));
  for (let sent = 0; sent < 30; sent++) expect((await ask(federation)).status).toBe(200);
});
