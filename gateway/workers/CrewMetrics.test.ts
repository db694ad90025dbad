import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { GatewayProcess } from '../testkit/GatewayProcess.ts';
import { compose } from '../testkit/startFederation.ts';

const city = createCity();
const departments = Object.values(city);
let folder: string;
let supergraph: string;
let gateway: GatewayProcess;
beforeAll(async () => {
  await Promise.all(departments.map(department => department.start()));
  folder = await mkdtemp(join(tmpdir(), 'gateway-crew-'));
  supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, compose(departments));
});
afterEach(async () => {
  gateway.child.kill('SIGTERM');
  await gateway.ended;
});
afterAll(async () => {
  await Promise.all(departments.map(department => department.stop()));
  await rm(folder, { recursive: true });
});

/** Two workers and the address of their admin port. */
async function startTwo(...more: string[]) {
  gateway = new GatewayProcess(['--supergraph', supergraph, '--port', '0', '--workers', '2', '--admin-port', '0', ...more]);
  const url = await gateway.listening();
  return { url, admin: gateway.log().find(({ msg }) => msg === 'metrics and health of all workers')?.url ?? '' };
}

/** On connections of their own, which the primary hands out in turn. */
async function ask(url: string, times: number): Promise<void> {
  for (let request = 0; request < times; request++) {
    const body = '{"query":"query People { people { pid } }"}';
    const headers = { 'content-type': 'application/json', connection: 'close' };
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
  }
}

/** A worker that answered requests, once its log says so. */
async function busyWorker(): Promise<number> {
  const line = () => gateway.log().find(({ msg }) => msg === 'request');
  await until(() => line() !== undefined);
  return line()?.pid ?? 0;
}

async function scrape(admin: string) {
  const text = await (await fetch(`${admin}/metrics`)).text();
  /** The sum of all series that begin so. */
  return (series: string) =>
    text
      .split('\n')
      .filter(line => line.startsWith(series))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

const REQUESTS = 'minsheng_request_duration_seconds_count';

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 20));
}

test('a scrape tells what all workers did together, and a worker that crashes takes no count with it', async () => {
  const { url, admin } = await startTwo();
  await ask(url, 12);
  const value = await scrape(admin);
  expect(value(REQUESTS)).toBe(12);
  expect(value('minsheng_department_call_duration_seconds_count{department="hrss",outcome="ok"}')).toBe(12);
  expect(value('minsheng_department_requests_sent{department="hrss"}')).toBe(12);
  expect(value('minsheng_workers{state="ready"}')).toBe(2);
  // One supergraph, one state of a circuit: not a sum.
  expect(value('minsheng_supergraph_info')).toBe(1);
  expect(value('minsheng_department_circuit{department="hrss",state="closed"}')).toBe(1);

  process.kill(await busyWorker(), 'SIGKILL');
  await until(async () => (await scrape(admin))('minsheng_worker_restarts_total') === 1);
  expect((await scrape(admin))(REQUESTS)).toBe(12);
  await until(async () => (await scrape(admin))('minsheng_workers{state="ready"}') === 2);
  await ask(url, 4);
  expect((await scrape(admin))(REQUESTS)).toBe(16);
});

test('a worker that is silent keeps nobody from seeing the others: what it said last stands for it', async () => {
  const { url, admin } = await startTwo('--worker-timeout', '300');
  await ask(url, 4);
  expect((await scrape(admin))(REQUESTS)).toBe(4);
  const pid = await busyWorker();
  process.kill(pid, 'SIGSTOP');
  expect((await scrape(admin))(REQUESTS)).toBe(4);
  process.kill(pid, 'SIGCONT');
  await ask(url, 2);
  await until(async () => (await scrape(admin))(REQUESTS) === 6);
});

test('the gateway is ready while one worker is, and says how many are', async () => {
  const { admin } = await startTwo();
  const ready = async () => {
    const response = await fetch(`${admin}/health/ready`);
    const { status, workers } = await response.json();
    return { http: response.status, status, workers };
  };
  expect(await ready()).toEqual({ http: 200, status: 'ok', workers: { ready: 2, wanted: 2, others: 0 } });
  const pids = gateway.log().flatMap(({ msg, pid }) => (msg.startsWith('identity: ') ? [pid] : []));
  process.kill(pids[0] ?? 0, 'SIGKILL');
  await until(async () => (await ready()).workers.ready === 1);
  expect((await ready()).http).toBe(200);
  expect((await fetch(`${admin}/health/live`)).status).toBe(200);
});

test('an admin port that is taken ends the start with the reason', async () => {
  const taken = createServer();
  await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  gateway = new GatewayProcess(['--supergraph', supergraph, '--port', '0', '--workers', '2', '--admin-port', String(port)]);
  expect(await gateway.ended).toBe(1);
  expect(gateway.said.stderr).toMatch(/gateway cannot start: .*EADDRINUSE/);
  taken.close();
});
