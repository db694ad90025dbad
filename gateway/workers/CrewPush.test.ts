import { hash } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { compose } from '../testkit/startFederation.ts';
import { TwoWorkers, until } from '../testkit/TwoWorkers.ts';

const departments = Object.values(createCity());
let folder: string;
let gateway: TwoWorkers;
beforeEach(async () => {
  await Promise.all(departments.map(department => department.start()));
  folder = await mkdtemp(join(tmpdir(), 'gateway-crew-push-'));
  await publish(compose(departments));
  gateway = await TwoWorkers.start(join(folder, 'supergraph.graphql'));
});
afterEach(async () => {
  await gateway[Symbol.asyncDispose]();
  await Promise.all(departments.map(department => department.stop()));
  await rm(folder, { recursive: true });
});

async function publish(sdl: string): Promise<void> {
  await writeFile(join(folder, 'draft'), sdl);
  await rename(join(folder, 'draft'), join(folder, 'supergraph.graphql'));
}

const text = (note: string) => `${compose(departments)}\n# ${note}\n`;

/** A worker is killed, and another takes its place. */
async function replaceOne(): Promise<void> {
  const { pids } = gateway;
  gateway.signal(pids.at(-1), 'SIGKILL');
  await until(() => gateway.pids.length > pids.length);
  await until(async () => (await gateway.health()).workers.ready === 2);
}

/** How often the log says so; a line may come a moment after what it tells of. */
const said = (message: string) => gateway.process.log().filter(({ msg }) => msg === message).length;

test('every worker takes a pushed supergraph, and one that starts later begins with it', async () => {
  const { status, body } = await gateway.push(text('pushed'));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    served: true,
    sha256: hash('sha256', text('pushed')),
    workers: { serving: 2, of: 2 },
    kept: false,
  });
  expect(await gateway.served()).toEqual(new Set([body.sha256]));
  await replaceOne();
  expect(await gateway.served()).toEqual(new Set([body.sha256]));
  await until(() => said('starting with the supergraph that was pushed') === 1);
});

test('a bad one is refused once, no worker serves it, and health tells why until a good one comes', async () => {
  const { status, body } = await gateway.push('type Query { a: String }');
  expect(status).toBe(422);
  expect(body.reasons).toHaveLength(1);
  expect(await gateway.served()).toEqual(new Set([hash('sha256', compose(departments))]));
  await until(() => said('the pushed supergraph is refused; the last good one stays') === 1);
  expect(await gateway.health()).toEqual({
    status: 'ok',
    workers: { ready: 2, wanted: 2, others: 0 },
    supergraph: { ...body.stays, loadedAt: expect.any(String), lastErrorAt: expect.any(String), lastError: body.reasons[0] },
  });
  const { sha256, loadedAt } = (await gateway.push(text('good'))).body;
  const { supergraph } = await gateway.health();
  expect(supergraph).toEqual({ sha256, loadedAt: expect.any(String) });
  expect(Date.parse(supergraph.loadedAt)).toBeLessThanOrEqual(Date.parse(loadedAt));
});

test('a file that changes replaces what was pushed, for good: a worker that starts later begins with the file', async () => {
  await gateway.push(text('pushed'));
  for (const sdl of [text('changed'), compose(departments)]) {
    await publish(sdl);
    await gateway.serves(sdl);
  }
  await replaceOne();
  expect(await gateway.served()).toEqual(new Set([hash('sha256', compose(departments))]));
});
