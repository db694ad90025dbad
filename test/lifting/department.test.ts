import { execFile } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { askSigned, testKeys, writeKeysFile } from '../../subgraphs/kit/testing/askSigned.ts';
import { startProcess } from '../testkit/startProcess.ts';

const root = resolve(import.meta.dirname, '..', '..');
const departments = globSync('subgraphs/*/schema.ts', { cwd: root }).map(file => basename(dirname(file)));
/** A list of each department that its import must have filled; of one without export files, that its own reference files must have. */
const IMPORTED: Record<string, [list: string, query: string]> = {
  hrss: ['participations', '{ participations(first: 3) { edges { node { id } } } }'],
  'medical-insurance': ['insurances', '{ insurances(first: 3) { edges { node { id } } } }'],
  'civil-affairs': ['cremations', '{ cremations(first: 3) { edges { cursor } } }'],
  'veterans-affairs': ['veterans', '{ veterans(first: 3) { edges { cursor } } }'],
  'leading-group': ['divisions', '{ divisions(first: 3) { edges { node { code } } } }'],
  'data-sharing': ['calendarDays', '{ calendarDays(first: 3) { edges { node { day } } } }'],
};
const folder = mkdtempSync(join(tmpdir(), 'minsheng-lifted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(departments)('The folder of %s together with the kit, carried to an empty directory', department => {
  const lifted = join(folder, department, department);
  const environment = {
    PID_KEY: 'a key that only this test knows, 0123456789',
    DATA_DIR: join(folder, department, 'data'),
    PORT: '0',
    GATEWAY_KEYS_FILE: join(folder, department, 'keys.json'),
  };

  it('installs, builds and passes its own tests', async () => {
    mkdirSync(join(folder, department));
    for (const name of [department, 'kit']) {
      cpSync(join(root, 'subgraphs', name), join(folder, department, name), {
        recursive: true,
        filter: path => !/node_modules|dist$/.test(path),
      });
    }
    await npm(lifted, 'install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error');
    await npm(lifted, 'run', 'build');
    const { stdout } = await npm(lifted, 'test');
    expect(stdout).toMatch(/Tests\s.*\d+ passed/);
  });

  it('imports an export folder, where the city has one for it, and serves', async () => {
    const exports = join(folder, 'exports', department);
    await city();
    if (existsSync(exports)) {
      const imported = await promisify(execFile)(nodeOf(lifted), ['dist/import.js', exports], {
        cwd: lifted,
        env: { ...process.env, ...environment },
      });
      expect(imported.stdout).toMatch(/^✓ .+：新增 [1-9]/m);
      expect(imported.stdout + imported.stderr).not.toContain('✗');
    }
    writeKeysFile({ gateway: [testKeys.gateway], receipt: testKeys.receipt }, environment.GATEWAY_KEYS_FILE);
    await using server = await startProcess({
      command: nodeOf(lifted),
      args: ['dist/server.js'],
      cwd: lifted,
      env: environment,
      ready: /listening on (\S+)/,
    });
    const [list = '', query] = IMPORTED[department] ?? [];
    const answer = await askSigned(server.address, JSON.stringify({ query }));
    const { data, errors } = (await answer.json()) as { data?: Record<string, { edges?: unknown[] }>; errors?: unknown };
    expect(errors).toBeUndefined();
    expect(data?.[list]?.edges).toHaveLength(3);
  });
});

/** One tiny city for all departments, made by the repository's generator: a lifted department only needs its files. */
async function city(): Promise<void> {
  const out = join(folder, 'exports');
  if (globSync('*', { cwd: out }).length > 0) return;
  await promisify(execFile)(process.execPath, [
    join(root, 'city', 'generate.ts'),
    ...['--scale', 'tiny', '--seed', '1', '--today', '2025-10-31', '--out', out, '--truth', join(folder, 'truth')],
  ]);
}

function npm(cwd: string, ...args: string[]) {
  // The outer npm's settings (workspace, prefix) would lead the inner one back into this repository.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_ENV|INIT_CWD|TEST_POSTGRES_URL)/i.test(name)),
  );
  return promisify(execFile)('npm', args, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
}

function nodeOf(lifted: string): string {
  return join(lifted, 'node_modules', '.bin', 'node');
}
