import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createKeysOnce, keysFileOf } from './createKeysOnce.ts';

const root = mkdtempSync(join(tmpdir(), 'city-keys-'));
afterAll(() => rmSync(root, { recursive: true }));
const read = (folder: string, name: string) => JSON.parse(readFileSync(keysFileOf(folder, name), 'utf8'));

describe('The keys of a city', () => {
  const folder = join(root, 'keys');

  it('are made at the first start: for each process a file that only its owner can read', () => {
    createKeysOnce(folder, ['hrss']);
    for (const name of ['gateway', 'hrss']) expect(statSync(keysFileOf(folder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const [gateway, hrss] = [read(folder, 'gateway'), read(folder, 'hrss')];
    expect(hrss).toMatchObject({ gateway: [gateway.hrss.sign], receipt: gateway.hrss.receipts[0] });
    expect(Buffer.from(hrss.receipt.secret, 'base64url')).toHaveLength(32);
  });

  it("for sealing page cursors are the department's alone", () => {
    const [{ secret }] = read(folder, 'hrss').cursors;
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(read(folder, 'gateway'))).not.toContain(secret);
  });

  it('stay at the next start, and a department that came later gets its own', () => {
    const before = read(folder, 'hrss');
    createKeysOnce(folder, ['hrss', 'civil-affairs']);
    expect(read(folder, 'hrss')).toEqual(before);
    expect(Object.keys(read(folder, 'gateway'))).toEqual(['hrss', 'civil-affairs']);
  });

  it('can be such that neither side can sign for the other', () => {
    const apart = join(root, 'ed25519');
    createKeysOnce(apart, ['hrss'], 'ed25519');
    const [{ hrss: held }, own] = [read(apart, 'gateway'), read(apart, 'hrss')];
    expect([Object.keys(held.sign), Object.keys(own.gateway[0])].map(keys => keys.at(-1))).toEqual(['privateKey', 'publicKey']);
    expect([Object.keys(own.receipt), Object.keys(held.receipts[0])].map(keys => keys.at(-1))).toEqual([
      'privateKey',
      'publicKey',
    ]);
  });
});
