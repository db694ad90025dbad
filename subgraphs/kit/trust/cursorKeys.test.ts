import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeTestKey } from '../testing/index.ts';
import { readCursorKeys } from './cursorKeys.ts';
import { readSigningKey } from './signatureKey.ts';

const ofReceipts = (id: string) => readSigningKey(makeTestKey(id), 'test');
const signing = () => {
  const privateKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  return { id: 'ed', alg: 'ed25519', privateKey: String(privateKey) };
};
const from = (receipt: ReturnType<typeof ofReceipts>, before?: ReturnType<typeof readCursorKeys>, cursors?: unknown) =>
  readCursorKeys({ cursors, receipt }, 'test', before);

describe('Keys of cursors that come from a key of receipts', () => {
  it('are the same in every process that has it, whatever its algorithm', () => {
    for (const key of [makeTestKey('hmac'), signing()]) {
      const [one, other] = [from(readSigningKey(key, 'test')), from(readSigningKey({ ...key }, 'test'))];
      expect(other.seal.open('list', one.seal.seal('list', 1))).toEqual({ place: 1 });
    }
  });

  it('open while the process runs, after the file has another, or was only touched, or names keys', () => {
    const [former, later] = [ofReceipts('former'), ofReceipts('later')];
    const first = from(former);
    const cursor = first.seal.seal('list', 1);
    const changed = from(later, first);
    const touched = from(later, changed);
    const listed = from(later, touched, [makeTestKey('listed')]);
    for (const { seal } of [changed, touched, listed]) expect(seal.open('list', cursor)).toEqual({ place: 1 });
    expect(changed.seal.seal('list', 1)).not.toBe(cursor);
  });

  it('are one former at most, and none when the keys named in the file change again', () => {
    const [former, later, last] = [ofReceipts('former'), ofReceipts('later'), ofReceipts('last')];
    const first = from(former);
    const cursor = first.seal.seal('list', 1);
    const twice = from(last, from(later, first));
    const relisted = from(later, from(later, first, [makeTestKey('listed')]), [makeTestKey('listed')]);
    for (const { seal } of [twice, relisted]) expect(seal.open('list', cursor)).toBeUndefined();
  });
});
