import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noteBegun, readBegun } from './begunChains.ts';
import { readPublicKeys, showPublicKey } from './ledgerKeys.ts';
import { beginningOf, recordHash } from './records.ts';
import { TestChain } from './testing/TestChain.ts';

describe('a chain is not begun anew', () => {
  test('when somebody left nothing of it but what it is', async () => {
    using chain = new TestChain();
    await chain.write(3);
    rmSync(join(chain.folder, '000001.log'));
    rmSync(join(chain.folder, 'checkpoints.log'));
    await expect(chain.open()).rejects.toThrow(/begun on .* \(chains\.log\), and its checkpoints are gone/);
    rmSync(chain.folder, { recursive: true });
    mkdirSync(chain.folder);
    chain.replace('{"chain":"gateway-1","hash":"sm3"}', 'chain.json');
    await expect(chain.open()).rejects.toThrow(/its checkpoints are gone/);
  });

  test('when it was removed and the key is another since', async () => {
    using chain = new TestChain();
    await chain.write(3);
    rmSync(chain.folder, { recursive: true });
    const { privateKey } = generateKeyPairSync('ed25519');
    await expect(chain.open({ checkpointKey: privateKey })).rejects.toThrow(/nothing is left of it/);
  });

  test('unless its first start was interrupted: before it had a signature, or before it was in the list', async () => {
    using chain = new TestChain();
    mkdirSync(chain.folder);
    chain.replace('{"chain":"gateway-1","hash":"sm3"}', 'chain.json');
    await chain.write(1);
    using other = new TestChain();
    await other.write(1);
    rmSync(join(other.directory, 'chains.log'));
    await other.write(1);
    expect([...(await readBegun(other.directory, [other.publicKey])).keys()]).toEqual(['gateway-1']);
  });
});

test('a line of the list that a crash tore does not take the next one along', async () => {
  using chain = new TestChain();
  await chain.write(1);
  const file = join(chain.directory, 'chains.log');
  appendFileSync(file, readFileSync(file, 'utf8').slice(0, 50));
  await noteBegun(chain.directory, 'to-hrss-1', chain.key);
  expect([...(await readBegun(chain.directory, [chain.publicKey])).keys()]).toEqual(['gateway-1', 'to-hrss-1']);
});

test('a checkpoint that looks torn, and that others follow, was changed by somebody: nothing is cut off or signed anew', async () => {
  using chain = new TestChain();
  await chain.write(5);
  await chain.write(5);
  chain.edit(
    ([first = '', second = '', ...more]) => [first, `${second.slice(0, 200)}\0${second.slice(201)}`, ...more],
    'checkpoints.log',
  );
  let before = beginningOf('sm3', chain.chain).hash;
  const forged = chain.records().map(record => {
    const json = JSON.stringify({ ...record, requestId: 'r9' });
    before = recordHash('sm3', before, json);
    return `${before} ${json}\n`;
  });
  chain.replace(forged.join(''));
  expect(await chain.findings()).toContain('forged');
  const files = chain.files();
  await expect(chain.open()).rejects.toThrow(/checkpoint 2 was changed: others follow it/);
  expect(chain.files().filter(name => name !== 'minsheng.lock')).toEqual(files.filter(name => name !== 'minsheng.lock'));
});

test('who takes over the key finds what was signed before with the file that lies beside', async () => {
  using chain = new TestChain();
  const shown = join(chain.directory, 'public-key.pem');
  const { privateKey } = generateKeyPairSync('ed25519');
  for (const checkpointKey of [chain.key, chain.key, privateKey, privateKey]) {
    showPublicKey(shown, checkpointKey);
    await chain.write(3, { checkpointKey });
  }
  expect(await chain.findings({ keys: readPublicKeys(shown) })).toEqual([]);
  expect(readPublicKeys(shown)).toHaveLength(2);
  writeFileSync(shown, 'none');
  expect(() => readPublicKeys(shown)).toThrow();
});
