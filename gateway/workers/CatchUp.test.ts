import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { compose } from '../testkit/startFederation.ts';
import { TwoWorkers, until } from '../testkit/TwoWorkers.ts';

const departments = Object.values(createCity());
/** The registry that is the source: what it has, nobody is told; a worker learns it by SIGHUP. */
const source = { sdl: '' };
const registry = createServer((_, response) => response.end(source.sdl));
let gateway: TwoWorkers;
beforeAll(async () => {
  await Promise.all(departments.map(department => department.start()));
  await new Promise<void>(resolve => registry.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  registry.closeAllConnections();
  registry.close();
  await Promise.all(departments.map(department => department.stop()));
});
beforeEach(async () => {
  source.sdl = compose(departments);
  gateway = await TwoWorkers.start(`http://127.0.0.1:${(registry.address() as AddressInfo).port}/supergraph`);
});
afterEach(() => gateway[Symbol.asyncDispose]());

const text = (note: string) => `${compose(departments)}\n# ${note}\n`;

describe('all workers come to the supergraph that was accepted last, and nobody pushes again', () => {
  test.for([0, 1])('when worker %i is slow: the answer says that one is still catching up', async slow => {
    const pid = gateway.pids[slow];
    gateway.signal(pid, 'SIGSTOP');
    const { status, body } = await gateway.push(text('first'));
    expect(status).toBe(202);
    expect(body).toMatchObject({ served: true, sha256: hash('sha256', text('first')), workers: { serving: 1, of: 2 } });
    expect((await gateway.push(text('last'))).status).toBe(202);
    gateway.signal(pid, 'SIGCONT');
    await gateway.serves(text('last'));
    expect((await gateway.push(text('again'))).body).toMatchObject({ served: true, workers: { serving: 2, of: 2 } });
  });

  test('when a worker dies while it catches up', async () => {
    const [, slow] = gateway.pids;
    gateway.signal(slow, 'SIGSTOP');
    expect((await gateway.push(text('pushed'))).status).toBe(202);
    gateway.signal(slow, 'SIGKILL');
    await until(() => gateway.pids.length === 3);
    await gateway.serves(text('pushed'));
  });

  test('when the worker that tries one dies of it: the last one accepted stays, and no other worker is risked', async () => {
    expect((await gateway.push(text('good'))).status).toBe(200);
    const [first] = gateway.pids;
    gateway.signal(first, 'SIGSTOP');
    const answer = gateway.push(text('deadly'));
    await new Promise(resolve => setTimeout(resolve, 300));
    gateway.signal(first, 'SIGKILL');
    const { status, body } = await answer;
    expect(status).toBe(503);
    expect(body.reasons[0]).toContain('the worker ended');
    await until(() => gateway.pids.length === 3);
    await gateway.serves(text('good'));
  });
});

describe('what is not accepted is not kept', () => {
  test('no worker answers in time: nothing changes whatever they do later, and the answer says when to come again', async () => {
    const { pids } = gateway;
    for (const pid of pids) gateway.signal(pid, 'SIGSTOP');
    const { status, headers, body } = await gateway.push(text('unheard'));
    expect(status).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body).toEqual({
      served: false,
      reasons: [expect.stringMatching(/did not answer within 3000 ms.*push again in \d+ s/)],
    });
    // Those that are known to be silent keep no sender waiting.
    expect((await gateway.push(text('unheard'))).body.reasons[0]).toContain('all workers are busy');
    for (const pid of pids) gateway.signal(pid, 'SIGCONT');
    await new Promise(resolve => setTimeout(resolve, 1000));
    await gateway.serves(source.sdl);
    await until(async () => (await gateway.push(text('heard'))).status === 200);
    await gateway.serves(text('heard'));
  });

  test('all workers are being started: the answer does not say that the gateway stops, but when to come again', async () => {
    for (const pid of gateway.pids) gateway.signal(pid, 'SIGKILL');
    await until(async () => (await gateway.health()).workers.ready === 0);
    expect(await gateway.health()).toMatchObject({ status: 'starting' });
    const { status, headers, body } = await gateway.push(text('early'));
    expect(status).toBe(503);
    expect(body.reasons[0]).toContain('all workers are being started');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    await until(async () => (await gateway.health()).workers.ready === 2);
    expect((await gateway.push(text('early'))).status).toBe(200);
  });
});

describe('the source has another text, and workers know of it at different times', () => {
  /** Each of them looks again: what holds only until then would not hold. */
  async function staysOn(sdl: string): Promise<void> {
    await gateway.serves(sdl);
    gateway.process.child.kill('SIGHUP');
    await new Promise(resolve => setTimeout(resolve, 500));
    await gateway.serves(sdl);
  }

  test.for<[number, string]>([
    [0, 'pushed'],
    [1, 'changed'],
  ])('worker %i knew of it before a push: all serve what was %s', async ([knowing, expected]) => {
    source.sdl = text('changed');
    gateway.signal(gateway.pids[knowing], 'SIGHUP');
    await until(async () => (await gateway.health()).workers.others === 1);
    expect((await gateway.push(text('pushed'))).status).toBe(200);
    await staysOn(text(expected));
  });

  test.for([0, 1])('worker %i learns of it after a push, and tells the other', async learning => {
    expect((await gateway.push(text('pushed'))).status).toBe(200);
    source.sdl = text('changed');
    gateway.signal(gateway.pids[learning], 'SIGHUP');
    await staysOn(text('changed'));
  });

  test('a worker that starts learns of it, and tells the other', async () => {
    expect((await gateway.push(text('pushed'))).status).toBe(200);
    source.sdl = text('changed');
    gateway.signal(gateway.pids[1], 'SIGKILL');
    await until(() => gateway.pids.length === 3);
    await staysOn(text('changed'));
  });
});
