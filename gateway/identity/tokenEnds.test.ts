import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { Issuer } from '../testkit/Issuer.ts';
import { StreamingDepartment } from '../testkit/StreamingDepartment.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';
import { COMPLETE, subscribeOver } from '../testkit/subscribeOver.ts';

const reports = new StreamingDepartment();
let issuer: Issuer;
let folder: string;
let revocationsFile: string;
let federation: Federation;
beforeAll(async () => {
  issuer = await Issuer.start();
  folder = await mkdtemp(join(tmpdir(), 'identity-'));
  revocationsFile = join(folder, 'revocations.json');
  await writeFile(revocationsFile, '{}');
  federation = await startFederation([...Object.values(createCity()), reports], {
    identity: { issuers: [issuer.settings], allowAnonymous: false, revocationsFile },
  });
});
afterAll(async () => {
  await federation[Symbol.asyncDispose]();
  await issuer.stop();
  await rm(folder, { recursive: true });
});

const listening = (count: number) => vi.waitFor(() => expect(reports.listeners).toBe(count), 10_000);
const refused = (reason: string) => expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED', reason } });

describe.each(['sse', 'ws'] as const)('a subscription over %s', carrier => {
  const subscribe = (headers: Record<string, string>) =>
    subscribeOver(carrier, federation.gateway.url, 'subscription { deathReported { date } }', {}, headers);

  test('begins with a good token, and ends when the token does, with a reason', async () => {
    const stream = await subscribe({ authorization: `Bearer ${await issuer.token({ lasts: 3 })}` });
    const first = stream.next();
    await listening(1);
    reports.push({ date: '2026-03-01' });
    expect(await first).toEqual({ data: { deathReported: { date: '2026-03-01' } } });
    const { errors } = await stream.next();
    expect(errors).toEqual([refused('expired')]);
    expect(errors[0].message).toMatch(/订阅.*subscribe again/);
    expect(await stream.next()).toBe(COMPLETE);
    await listening(0);
  });

  test('ends within two seconds after its caller was revoked; others live on', async () => {
    const [lost, kept] = [`lost-${carrier}`, `kept-${carrier}`];
    const [one, other] = await Promise.all(
      [lost, kept].map(async sub => subscribe({ authorization: `Bearer ${await issuer.token({ claims: { sub } })}` })),
    );
    const [last, living] = [one?.next(), other?.next()];
    await listening(2);
    const revokedAt = performance.now();
    await writeFile(revocationsFile, JSON.stringify({ sub: [lost] }));
    expect((await last).errors).toEqual([refused('revoked')]);
    expect(performance.now() - revokedAt).toBeLessThan(2000);
    await listening(1);
    reports.push({ date: '2026-03-02' });
    expect(await living).toEqual({ data: { deathReported: { date: '2026-03-02' } } });
    one?.hangUp();
    other?.hangUp();
    await listening(0);
  });

  test('does not begin without a token, or with a bad one', async () => {
    for (const [headers, reason] of [
      [{}, 'missing'],
      [{ authorization: 'Bearer a.b.c' }, 'malformed'],
      [{ Authorization: `Bearer ${await issuer.token({ lasts: -60 })}` }, 'expired'],
    ] as const) {
      const stream = await subscribe(headers);
      const errors = await stream.next().then(
        ({ errors: told }) => told,
        told => told,
      );
      expect(errors).toEqual([refused(reason)]);
      stream.hangUp();
    }
    expect(reports.listeners).toBe(0);
  });
});
