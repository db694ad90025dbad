import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { placesIn } from '../../../city/identity/places.ts';
import { CallSigner, type SignedCall } from '../../../gateway/execute/signing/CallSigner.ts';
import { KeyRing } from '../../../gateway/execute/signing/KeyRing.ts';
import { contextHeader } from '../../../gateway/identity/contextHeader.ts';
import { type Answer, ask } from '../../testkit/ask.ts';
import { type City, startCity } from '../../testkit/startCity.ts';

const BOARD = '{ indicators { code value } }';
const folder = mkdtempSync(join(tmpdir(), 'minsheng-outsider-'));
const revocations = join(folder, 'revocations.json');

let city: City;
/** Of the leading group, as it lies on a desk: its header and its claims. */
let token: string;
let claims: Record<string, unknown>;
let header: Record<string, unknown>;
beforeAll(async () => {
  writeFileSync(revocations, '{}', { mode: 0o600 });
  city = await startCity(inject('cityData'), { ...inject('cityDatabases'), REVOCATIONS_FILE: revocations });
  const { headers } = await city.as('leading-group');
  token = headers.authorization?.replace('Bearer ', '') ?? '';
  [header = {}, claims = {}] = token.split('.').slice(0, 2).map(decode);
});
afterAll(async () => {
  await city[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as its provider makes it (RFC 7515 §3.1), of other claims or by another key. */
function forge(given: object, key: KeyObject, head: object = header): string {
  const text = `${encode(head)}.${encode(given)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** The key that the city's provider signs with: whoever has it can make good tokens, and nobody but the provider has. */
function keyOfProvider(): KeyObject {
  const { keys } = JSON.parse(readFileSync(placesIn(city.dataDirectory).keys, 'utf8'));
  return createPrivateKey({ key: keys[0], format: 'jwk' });
}

const askBoard = (bearer: string) => ask({ url: city.gateway, headers: { authorization: `Bearer ${bearer}` } }, BOARD);

describe('Somebody without a right comes to the gateway with a token', () => {
  it('that is good, and is served: so what follows is refused for its one flaw', async () => {
    const again = forge(claims, keyOfProvider());
    for (const good of [token, again]) expect((await askBoard(good)).data).toMatchObject({ indicators: { length: 26 } });
  });

  it.each<[string, () => string]>([
    ['that he signed himself', () => forge(claims, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
    [
      'in which he made himself an auditor',
      () => {
        const [head, , signature] = token.split('.');
        return `${head}.${encode({ ...claims, department: 'audit', roles: ['auditor'] })}.${signature}`;
      },
    ],
    ['of alg none', () => `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`],
    ['that has expired', () => forge({ ...claims, exp: Math.floor(Date.now() / 1000) - 120 }, keyOfProvider())],
    ['that was given for another system', () => forge({ ...claims, aud: 'another-system' }, keyOfProvider())],
  ])('%s, and is refused', async (_, make) => {
    const { status, data, errors } = await askBoard(make());
    expect([status, data, errors?.[0]?.extensions?.code]).toEqual([401, undefined, 'UNAUTHENTICATED']);
  });

  it('that was stolen, and works no longer than two seconds after it was revoked, by whomever it is replayed', async () => {
    expect((await askBoard(token)).status).toBe(200);
    writeFileSync(revocations, JSON.stringify({ jti: [claims.jti] }), { mode: 0o600 });
    const since = performance.now();
    await expect.poll(async () => (await askBoard(token)).status, { interval: 50, timeout: 5000 }).toBe(401);
    expect(performance.now() - since).toBeLessThan(2500);
    expect((await ask(await city.as('leading-group'), BOARD)).status).toBe(200);
  });
});

describe('Somebody in the network comes to a department', () => {
  const body = JSON.stringify({ query: '{ benefitPayments(first: 1) { edges { node { amount } } } }' });
  let keys: KeyRing;
  beforeAll(() => {
    keys = new KeyRing(join(city.dataDirectory, 'keys', 'gateway-keys.json'), pino({ level: 'silent' }));
  });
  afterAll(() => keys[Symbol.dispose]());

  /** A call as the gateway makes it, for an officer of 人社局 in a matter. */
  function signedCall(): SignedCall {
    const expiresAt = Date.now() + 3_600_000;
    const who = { kind: 'identified', issuer: 'i', expiresAt, subject: 'o', department: 'hrss', roles: ['officer'] } as const;
    const context = contextHeader('request-1', who, { purpose: 'benefit_review', case: 'H-12' });
    const why = { fields: ['Query.benefitPayments'], keys: [], requires: [] };
    const reasons = Buffer.from(JSON.stringify(why)).toString('base64url');
    const trust = { context: { request: 'request-1', header: context }, reasons };
    const call = new CallSigner('hrss', keys, { path: '/graphql' }).sign(body, trust);
    if (!call) throw new Error('there is no key for hrss');
    return call;
  }

  const headersOf = ({ headers }: SignedCall) =>
    Object.fromEntries(headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1] ?? '']] : [])));

  async function send(headers: Record<string, string>, text = body) {
    const url = new URL('/graphql', city.processes.get('hrss')?.url);
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: text });
    const { data = undefined, errors } = (await answer.json()) as Partial<Answer<{ benefitPayments: object }>>;
    return [answer.status, errors?.[0]?.extensions?.code, data?.benefitPayments];
  }

  it('without a signature, or with a call that he altered, and is told nothing but that', async () => {
    expect(await send({})).toEqual([401, 'UNSIGNED', undefined]);
    const more = body.replace('first: 1', 'first: 500');
    expect(await send(headersOf(signedCall()), more)).toEqual([401, 'BAD_SIGNATURE', undefined]);
    const another = contextHeader('request-1', { kind: 'anonymous' }, {});
    const altered = { ...headersOf(signedCall()), 'minsheng-context': another };
    expect(await send(altered)).toEqual([401, 'BAD_SIGNATURE', undefined]);
  });

  it('with a call that he overheard: it was answered once, and is not again', async () => {
    const headers = headersOf(signedCall());
    expect(await send(headers)).toEqual([200, undefined, { edges: [expect.anything()] }]);
    expect(await send(headers)).toEqual([401, 'REPLAYED', undefined]);
  });
});
