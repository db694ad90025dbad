import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { GatewayProcess } from '../testkit/GatewayProcess.ts';
import { compose } from '../testkit/startFederation.ts';

const city = createCity();
const departments = Object.values(city);
let folder: string;
let supergraph: string;
beforeAll(async () => {
  await Promise.all(departments.map(department => department.start()));
  folder = await mkdtemp(join(tmpdir(), 'gateway-workers-'));
  supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, compose(departments));
});
afterAll(async () => {
  await Promise.all(departments.map(department => department.stop()));
  await rm(folder, { recursive: true });
});

/** On a connection of its own, because a kept one stays with its worker. */
const ask = (url: string) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: '{"query":"{ people { pid } }"}',
  });

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 20));
}

test('several workers share a port: one that crashes is replaced, a signal reloads them all, and stopping drops no request', async () => {
  const gateway = new GatewayProcess(['--supergraph', supergraph, '--port', '0', '--workers', '2', '--supergraph-poll', '0']);
  const url = await gateway.listening();
  expect(gateway.said.stdout.trim().split('\n')).toHaveLength(1);
  const pids = () => [...new Set(gateway.log().flatMap(({ msg, pid }) => (msg.startsWith('identity: ') ? [pid] : [])))];
  expect(pids()).toHaveLength(2);
  for (let request = 0; request < 4; request++) expect((await ask(url)).status).toBe(200);

  process.kill(pids()[0] ?? 0, 'SIGKILL');
  await until(() => pids().length === 3);
  expect((await ask(url)).status).toBe(200);

  const draft = join(folder, 'draft.graphql');
  await writeFile(draft, `${compose(departments)}\n# again\n`);
  await rename(draft, supergraph);
  gateway.child.kill('SIGHUP');
  const replaced = () => new Set(gateway.log().flatMap(({ msg, pid }) => (/was replaced/.test(msg) ? [pid] : [])));
  await until(() => replaced().size >= 2);
  expect(replaced()).toEqual(new Set(pids().slice(1)));

  city.hrss.delay = 500;
  const heard = city.hrss.heard.length;
  const inFlight = ask(url);
  await until(() => city.hrss.heard.length > heard);
  gateway.child.kill('SIGTERM');
  expect((await inFlight).status).toBe(200);
  expect(await gateway.ended).toBe(0);
  city.hrss.delay = 0;
});

test('a fault that every worker would have is told once', async () => {
  const gateway = new GatewayProcess(['--supergraph', join(folder, 'nowhere.graphql'), '--port', '0', '--workers', '3']);
  expect(await gateway.ended).toBe(1);
  expect(gateway.said.stderr.match(/gateway cannot start/g)).toHaveLength(1);
});
