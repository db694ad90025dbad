import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { defaultConfig } from '../config/GatewayConfig.ts';
import { defaultLimits } from '../config/GatewayLimits.ts';
import type { DepartmentClient } from './DepartmentClient.ts';
import { Departments } from './Departments.ts';

async function startOffice() {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}'));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  const open = () => new Promise<number>(resolve => server.getConnections((_, count) => resolve(count)));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    everOpened: () => connections,
    open,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

const ask = (client: DepartmentClient | undefined) =>
  client?.ask('{"query":"{ a }"}', { signal: new AbortController().signal, repeatable: true, onCall: () => {} });

test('a department that is the same before and after keeps its connection; the last one to leave closes it', async () => {
  await using office = await startOffice();
  const departments = new Departments({ ...defaultConfig, limits: { ...defaultLimits, departmentConnections: 1 } });
  const before = departments.lease([{ name: 'hrss', url: office.url }]);
  expect((await ask(before.clients.get('hrss')))?.ok).toBe(true);

  const after = departments.lease([{ name: 'hrss', url: office.url }]);
  before.giveBack();
  before.giveBack();
  expect((await ask(after.clients.get('hrss')))?.ok).toBe(true);
  expect(office.everOpened()).toBe(1);

  after.giveBack();
  while ((await office.open()) > 0) await new Promise(resolve => setTimeout(resolve, 10));
  const answer = await ask(after.clients.get('hrss'));
  expect(answer?.ok).toBe(false);
});

test('a department that moved is another one', async () => {
  await using office = await startOffice();
  const departments = new Departments({ ...defaultConfig, limits: { ...defaultLimits, departmentConnections: 1 } });
  const before = departments.lease([{ name: 'hrss', url: `${office.url}/old` }]);
  const after = departments.lease([{ name: 'hrss', url: office.url }]);
  expect(after.clients.get('hrss')).not.toBe(before.clients.get('hrss'));
  before.giveBack();
  expect((await ask(after.clients.get('hrss')))?.ok).toBe(true);
  await departments.close();
});

test('a list with an address that is none leases nothing', async () => {
  await using office = await startOffice();
  const departments = new Departments({ ...defaultConfig, limits: { ...defaultLimits, departmentConnections: 1 } });
  const list = [
    { name: 'hrss', url: office.url },
    { name: 'civil', url: 'nowhere' },
  ];
  expect(() => departments.lease(list)).toThrow(TypeError);
  const { clients, giveBack } = departments.lease(list.slice(0, 1));
  expect((await ask(clients.get('hrss')))?.ok).toBe(true);
  giveBack();
  expect((await ask(clients.get('hrss')))?.ok).toBe(false);
});
