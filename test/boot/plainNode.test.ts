import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess } from '../testkit/startProcess.ts';

const root = resolve(import.meta.dirname, '../..');
const departments = globSync('subgraphs/*/schema.ts', { cwd: root }).map(file => basename(dirname(file)));
const folder = mkdtempSync(join(tmpdir(), 'minsheng-boot-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Vitest's module runner forgives what Node does not: circular imports of decorated classes, missing extensions, wrong export conditions.
describe('Every built process starts on plain Node', () => {
  beforeAll(async () => {
    await promisify(execFile)(process.execPath, [join(root, 'city', 'setup', 'buildAll.ts')], { cwd: root });
  });

  it('every department is built', () => expect(departments.length).toBeGreaterThanOrEqual(6));

  it.each(departments)('%s: serves, imports and prints its contract', async department => {
    const dist = join(root, 'subgraphs', department, 'dist');
    await using server = await startProcess({
      args: [join(dist, 'server.js')],
      env: { PORT: '0', DATA_DIR: join(folder, department), DATABASE_URL: '', NODE_ENV: undefined },
      ready: /listening on (\S+)/,
    });
    const ready = await fetch(new URL('/health/ready', server.address));
    expect(ready.status).toBe(200);

    const { stdout: help } = await promisify(execFile)(process.execPath, [join(dist, 'import.js'), '--help']);
    expect(help).toContain('file-or-folder');
    const { stdout: sdl } = await promisify(execFile)(process.execPath, [join(dist, 'emitSchema.js')]);
    expect(sdl).toContain('@link(url: "https://specs.apollo.dev/federation');
  });

  it('the gateway', async () => {
    await using gateway = await startProcess({
      args: [
        join(root, 'gateway', 'dist', 'server.js'),
        '--supergraph',
        join(root, 'schema', 'supergraph.graphql'),
        '--port',
        '0',
      ],
      env: { NODE_ENV: undefined },
      ready: /listening on (\S+)/,
    });
    const live = await fetch(new URL('/health/live', gateway.address));
    expect(live.status).toBe(200);
  });
});
