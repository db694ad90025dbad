import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { makeKey, SecretFile } from '../../testkit/keyFiles.ts';
import { KeyRing } from './KeyRing.ts';

const log = pino({ level: 'silent' });

describe("the gateway's file of keys", () => {
  test('is refused while others than its owner can read it', () => {
    using file = new SecretFile({}, 0o640);
    expect(() => new KeyRing(file.path, log)).toThrow(/can be read by others than its owner; run: chmod 600/);
  });

  test.each([
    ['["a list"]', /no JSON object/],
    ['{"hrss":{"sign":{"id":"a b","alg":"hmac-sha256"}}}', /"hrss" "sign" needs an "id"/],
    ['{"hrss":{"sign":{"id":"a","alg":"none"}}}', /needs "alg"/],
    ['{"hrss":{"sign":{"id":"a","alg":"hmac-sha256","secret":"c2hvcnQ"}}}', /needs a "secret": 32 bytes/],
    ['{"hrss":{"sign":{"id":"a","alg":"ed25519","privateKey":"geheim"}}}', /"privateKey" is no Ed25519 key in PEM/],
  ])('is refused, without a word of what it holds, when it is %s', (text, reason) => {
    using file = new SecretFile({});
    file.write(text);
    expect(() => new KeyRing(file.path, log)).toThrow(reason);
  });

  test('is read again when it changes; one that cannot be used leaves the keys as they were', async () => {
    const [first, second] = [makeKey(), makeKey()];
    using file = new SecretFile({ hrss: { sign: first.own } });
    using ring = new KeyRing(file.path, log, 20);
    expect([ring.of('hrss')?.sign.id, ring.of('civil-affairs')]).toEqual([first.id, undefined]);
    await delay(20);
    file.write({ hrss: { sign: second.own } });
    await expect.poll(() => ring.of('hrss')?.sign.id).toBe(second.id);
    file.write('{');
    await delay(100);
    expect(ring.of('hrss')?.sign.id).toBe(second.id);
  });
});
