import { hash } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { GatewayProcess } from '../testkit/GatewayProcess.ts';
import { compose } from '../testkit/startFederation.ts';

const SECRET = 'the secret of the schema registry';
const departments = Object.values(createCity());
let folder: string;
let gateway: GatewayProcess;
let url: string;
let admin: string;
beforeEach(async () => {
  await Promise.all(departments.map(department => department.start()));
  folder = await mkdtemp(join(tmpdir(), 'gateway-crew-push-'));
  await writeFile(join(folder, 'supergraph.graphql'), compose(departments));
  await writeFile(join(folder, 'secret'), `${SECRET}\n`);
  gateway = new GatewayProcess([
    ...['--supergraph', join(folder, 'supergraph.graphql'), '--supergraph-poll', '0'],
    ...['--port', '0', '--workers', '2', '--admin-port', '0', '--push-secret-file', join(folder, 'secret')],
    ...['--worker-timeout', '1000', '--warm-timeout', '2000'],
  ]);
  url = await gateway.listening();
  admin = gateway.log().find(({ msg }) => msg === 'metrics and health of all workers')?.url ?? '';
});
afterEach(async () => {
  gateway.child.kill('SIGTERM');
  await gateway.ended;
  await Promise.all(departments.map(department => department.stop()));
  await rm(folder, { recursive: true });
});

async function push(body: string) {
  const headers = { 'content-type': 'text/plain', authorization: `Bearer ${SECRET}` };
  const response = await fetch(`${admin}/supergraph`, { method: 'POST', headers, body });
  return { status: response.status, body: await response.json() };
}

/** The supergraphs that callers meet, one connection after the other. */
async function served(): Promise<Set<string>> {
  const versions = new Set<string>();
  for (let look = 0; look < 6; look++) {
    const response = await fetch(new URL('/health/ready', url), { headers: { connection: 'close' } });
    versions.add((await response.json()).supergraph.sha256);
  }
  return versions;
}

/** A worker is killed, and another takes its place. */
async function replaceOne(): Promise<void> {
  const pids = () => [...new Set(gateway.log().flatMap(({ msg, pid }) => (msg.startsWith('identity: ') ? [pid] : [])))];
  const before = pids();
  process.kill(before.at(-1) ?? 0, 'SIGKILL');
  await until(() => pids().length > before.length);
  await until(async () => (await health()).workers.ready === 2);
}

/** What operators read. */
const health = async () => (await fetch(`${admin}/health/ready`)).json();

/** How often the log says so; a line may come a moment after what it tells of. */
const said = (message: string) => gateway.log().filter(({ msg }) => msg === message).length;

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 20));
}

test('every worker takes a pushed supergraph, and one that starts later begins with it', async () => {
  const pushed = `${compose(departments)}\n# pushed\n`;
  const { status, body } = await push(pushed);
  expect(status).toBe(200);
  expect(body).toMatchObject({ served: true, sha256: hash('sha256', pushed), workers: { serving: 2, of: 2 }, kept: false });
  expect(await served()).toEqual(new Set([body.sha256]));
  await replaceOne();
  expect(await served()).toEqual(new Set([body.sha256]));
  await until(() => said('starting with the supergraph that was pushed') === 1);
});

test('a bad one is refused once, and no worker serves it', async () => {
  const { status, body } = await push('type Query { a: String }');
  expect(status).toBe(422);
  expect(body.reasons).toHaveLength(1);
  expect(await served()).toEqual(new Set([hash('sha256', compose(departments))]));
  await until(() => said('the pushed supergraph is refused; the last good one stays') === 1);
  expect(await health()).toEqual({
    status: 'ok',
    workers: { ready: 2, wanted: 2, others: 0 },
    supergraph: { ...body.stays, loadedAt: expect.any(String), lastErrorAt: expect.any(String), lastError: body.reasons[0] },
  });
  const good = await push(`${compose(departments)}\n# pushed\n`);
  const { sha256, loadedAt } = good.body;
  const { supergraph } = await health();
  expect(supergraph).toEqual({ sha256, loadedAt: expect.any(String) });
  expect(Date.parse(supergraph.loadedAt)).toBeLessThanOrEqual(Date.parse(loadedAt));
});

test('an answer tells when only some workers serve it, and the next push mends that', async () => {
  const pids = [...new Set(gateway.log().flatMap(({ msg, pid }) => (msg.startsWith('identity: ') ? [pid] : [])))];
  const pushed = `${compose(departments)}\n# pushed\n`;
  process.kill(pids[1] ?? 0, 'SIGSTOP');
  const { status, body } = await push(pushed);
  process.kill(pids[1] ?? 0, 'SIGCONT');
  expect(status).toBe(500);
  expect(body).toEqual({
    served: false,
    workers: { serving: 1, of: 2 },
    reasons: ['the worker did not answer within 3000 ms'],
  });
  expect((await push(pushed)).body).toMatchObject({ served: true, workers: { serving: 2, of: 2 } });
  expect(await served()).toEqual(new Set([hash('sha256', pushed)]));
});

test('a file that changes replaces what was pushed, for good: a worker that starts later begins with the file', async () => {
  await push(`${compose(departments)}\n# pushed\n`);
  const texts = [`${compose(departments)}\n# changed\n`, compose(departments)];
  for (const text of texts) {
    await writeFile(join(folder, 'draft'), text);
    await rename(join(folder, 'draft'), join(folder, 'supergraph.graphql'));
    await until(async () => {
      const versions = await served();
      return versions.size === 1 && versions.has(hash('sha256', text));
    });
  }
  await replaceOne();
  expect(await served()).toEqual(new Set([hash('sha256', compose(departments))]));
});
