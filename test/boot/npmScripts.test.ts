import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedProcess, startProcess } from '../testkit/startProcess.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'minsheng-npm-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** npm as an operator starts it: on a Node of the system, with nothing of this test run in its environment. */
function npm(args: readonly string[], env: Record<string, string> = {}): Promise<StartedProcess> {
  const clean = Object.keys(process.env).filter(name => /^(npm_|NODE_|VITEST|VITE_)/.test(name));
  return startProcess({
    command: 'npm',
    args,
    cwd: root,
    env: { ...Object.fromEntries(clean.map(name => [name, undefined])), ...env },
    ready: /listening on (\S+)|stop +Ctrl-C/,
    timeoutMs: 110_000,
  });
}

const isClosed = (url: string) =>
  fetch(new URL('/health/live', url)).then(
    () => false,
    () => true,
  );

describe.skipIf(process.platform === 'win32')('a signal to npm is one to what it started', () => {
  beforeAll(async () => {
    await promisify(execFile)(process.execPath, [join(root, 'city', 'setup', 'buildAll.ts')], { cwd: root });
  });

  const gateway = ['run', 'gateway', '--', '--supergraph', join(root, 'schema', 'supergraph.graphql'), '--port', '0'];
  it.each([
    ['SIGTERM', []],
    ['SIGINT', []],
    ['SIGHUP', []],
    ['SIGKILL', []],
    ['SIGTERM', ['--workers', '2']],
    ['SIGHUP', ['--workers', '2']],
  ] as const)('npm run gateway, %s %j: the port is closed', async (signal, more) => {
    const running = await npm([...gateway, ...more]);
    expect(await isClosed(running.address)).toBe(false);
    process.kill(running.pid, signal);
    await expect.poll(() => isClosed(running.address), { timeout: 10_000 }).toBe(true);
    await running.exited;
  });

  // Without its prestart, which would build anew under the tests beside this one.
  const department = ['start', '-w', 'subgraphs/hrss', '--ignore-scripts'];
  it.each(['SIGTERM', 'SIGINT'] as const)('npm start of a department, %s: the port is closed', async signal => {
    const running = await npm(department, { PORT: '0', DATA_DIR: join(folder, signal) });
    expect(await isClosed(running.address)).toBe(false);
    process.kill(running.pid, signal);
    await expect.poll(() => isClosed(running.address), { timeout: 10_000 }).toBe(true);
    await running.exited;
  });

  it('and all departments start alike', () => {
    const manifests = globSync('subgraphs/*/schema.ts', { cwd: root }).map(file => join(root, file, '..', 'package.json'));
    const starts = manifests.map(file => JSON.parse(readFileSync(file, 'utf8')).scripts.start);
    expect(new Set(starts)).toEqual(new Set(['exec node dist/server.js']));
  });

  it.each([
    ['SIGTERM', [], 8],
    ['SIGHUP', ['--no-identity'], 7],
  ] as const)('npm start, %s %j: nothing of the city is left', { timeout: 240_000 }, async (signal, more, processes) => {
    const running = await npm(['start', '--', '--scale', '0.001', '--port', '0', ...more], { DATA_DIR: folder });
    const urls = [...running.logs().matchAll(/ (http:\S+) +pid \d+/g)].map(match => match[1] ?? '');
    expect(urls).toHaveLength(processes);
    process.kill(running.pid, signal);
    for (const url of urls) await expect.poll(() => isClosed(url), { timeout: 20_000 }).toBe(true);
    await running.exited;
  });
});
