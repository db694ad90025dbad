import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCity } from '../../testkit/city.ts';
import { EvidenceFolder } from '../../testkit/EvidenceFolder.ts';
import { startFederation } from '../../testkit/startFederation.ts';
import { openFileEvidence } from '../openFileEvidence.ts';

let folder: EvidenceFolder;
beforeEach(() => {
  folder = new EvidenceFolder();
});
afterEach(() => folder[Symbol.dispose]());

function run(...args: string[]) {
  const command = join(import.meta.dirname, '../cli/evidence.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** A department makes its key, and gives the gateway what is printed. */
function makeKey(name: string): { file: string; publicKey: unknown } {
  const file = folder.path(`${name}.jwk`);
  return { file, publicKey: JSON.parse(run('body-key', file).stdout) };
}

describe('what departments answer is kept where that is configured,', () => {
  test('and only the department that answered can read it again', async () => {
    const [hrss, civil] = [makeKey('hrss'), makeKey('civil')];
    expect(statSync(hrss.file).mode & 0o777).toBe(0o600);
    const bodyKeys = folder.path('bodies.json');
    writeFileSync(bodyKeys, JSON.stringify({ hrss: hrss.publicKey }));
    const federation = await startFederation(Object.values(createCity()), { evidence: { ...folder.settings, bodyKeys } });
    await federation.ask('{ people { pid paidAfterDeath deathDate } }');
    await federation[Symbol.asyncDispose]();

    const [record] = await folder.requests('to-hrss-1');
    const name = `to-hrss-1:${record?.n}`;
    const calls = record?.calls as { body?: string; outcome: string }[];
    expect(calls.map(({ body, outcome }) => [outcome, body?.split('.').length])).toEqual(calls.map(() => ['ok', 5]));
    const opened = run('body', folder.directory, name, '--key', hrss.file);
    expect(opened.status).toBe(0);
    expect(
      opened.stdout
        .trim()
        .split('\n')
        .map(line => Object.keys(JSON.parse(line))),
    ).toEqual(calls.map(() => ['data']));
    expect(opened.stdout).toContain('paidAfterDeath');
    expect(run('body', folder.directory, name, '--key', civil.file)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`${civil.file} does not open record ${name}`),
    });
    // Of a department that is not named nothing is kept.
    for (const { calls } of await folder.requests('to-civil-1')) expect(JSON.stringify(calls)).not.toContain('"body"');
    expect((await folder.verify()).exit).toBe(0);
  });

  test.each([
    [
      'a private key, which belongs to the department',
      () => JSON.parse(readFileSync(makeKey('own').file, 'utf8')),
      /"hrss" is a private key/,
    ],
    ['a key of another kind', () => ({ kty: 'RSA', n: 'x', e: 'AQAB' }), /"hrss" is no public key \(JWK\) on X25519 or P-256/],
  ])('but a gateway does not start with %s', async (_what, key, reason) => {
    const bodyKeys = folder.path('bodies.json');
    writeFileSync(bodyKeys, JSON.stringify({ hrss: key() }));
    const opening = openFileEvidence({ ...folder.settings, bodyKeys }, ['hrss'], pino({ level: 'silent' }));
    await expect(opening).rejects.toMatchObject({ code: 'EVIDENCE_SETUP', message: expect.stringMatching(reason) });
  });
});
