import { link, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { GatewayProcess } from '../testkit/GatewayProcess.ts';
import { compose } from '../testkit/startFederation.ts';

const departments = Object.values(createCity());
let folder: string;
let program: string;
let gateway: GatewayProcess;
beforeEach(async () => {
  await Promise.all(departments.map(department => department.start()));
  // In the workspace, because a link must be on the same disk as the program.
  folder = await mkdtemp(join(import.meta.dirname, '..', '..', 'node_modules', '.gateway-crew-'));
  program = join(folder, 'node');
  await link(await realpath(process.execPath), program);
  await writeFile(join(folder, 'supergraph.graphql'), compose(departments));
});
afterEach(async () => {
  gateway.child.kill('SIGTERM');
  await gateway.ended;
  await Promise.all(departments.map(department => department.stop()));
  await rm(folder, { recursive: true });
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 20));
}

test('a worker that the system cannot start is tried again later, and the others serve on', async () => {
  const supergraph = join(folder, 'supergraph.graphql');
  gateway = new GatewayProcess(['--supergraph', supergraph, '--port', '0', '--workers', '2'], {}, program);
  const url = await gateway.listening();
  const pids = () => [...new Set(gateway.log().flatMap(({ msg, pid }) => (msg.startsWith('identity: ') ? [pid] : [])))];
  const failed = () => gateway.log().filter(({ msg }) => msg === 'a worker could not be started; another try follows');

  // The program is gone, as after an update of the machine: no worker can be started.
  await rename(program, `${program}.away`);
  process.kill(pids()[0] ?? 0, 'SIGKILL');
  await until(() => failed().length >= 2);
  expect(failed()[0]).toMatchObject({ level: 50, reason: expect.stringContaining('ENOENT'), wait: expect.any(Number) });
  expect((await fetch(new URL('/health/ready', url))).status).toBe(200);

  await rename(`${program}.away`, program);
  await until(() => pids().length === 3);
  gateway.child.kill('SIGTERM');
  expect(await gateway.ended).toBe(0);
});

test('one that cannot be started while the gateway stops keeps nobody waiting', async () => {
  const supergraph = join(folder, 'supergraph.graphql');
  gateway = new GatewayProcess(['--supergraph', supergraph, '--port', '0', '--workers', '2'], {}, program);
  await gateway.listening();
  await rename(program, `${program}.away`);
  process.kill(gateway.log().find(({ msg }) => msg.startsWith('identity: '))?.pid ?? 0, 'SIGKILL');
  await until(() => gateway.said.stderr.includes('a worker could not be started'));
  gateway.child.kill('SIGTERM');
  expect(await gateway.ended).toBe(0);
});
