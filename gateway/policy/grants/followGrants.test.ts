import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultDepartmentLimits } from '../../config/DepartmentLimits.ts';
import { DepartmentClient } from '../../execute/DepartmentClient.ts';
import { grantOf } from '../../testkit/policyOver.ts';
import { followGrants } from './followGrants.ts';
import type { Grant } from './Grant.ts';
import { Grants } from './Grants.ts';
import { RIGHTS_QUERY, readRights } from './readRights.ts';

/** As much of data-sharing as tells of grants. */
class SharingOffice {
  changes: Grant[] = [];
  says: object | undefined;
  readonly asked: (string | null)[] = [];
  readonly server: Server;

  constructor() {
    this.server = createServer(async (request, response) => {
      const after = JSON.parse(await text(request)).variables.after;
      this.asked.push(after);
      const accessRights = { version: String(this.changes.length), grants: this.changes.slice(Number(after ?? 0)) };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(this.says ?? { data: { accessRights } }));
    });
  }
}

let office: SharingOffice;
let client: DepartmentClient;
let grants: Grants;
let lines: { level: number; msg: string }[];
let stop: () => void;
beforeEach(async () => {
  office = new SharingOffice();
  office.server.listen(0, '127.0.0.1');
  await once(office.server, 'listening');
  const url = `http://127.0.0.1:${(office.server.address() as AddressInfo).port}/`;
  client = new DepartmentClient(
    { name: 'data-sharing', url },
    { ...defaultDepartmentLimits, departmentRetries: 0 },
    {
      security: { keys: undefined, receiptDigestUpTo: 0, tls: undefined },
    },
  );
  grants = new Grants({ staleAfter: 300 });
  lines = [];
  const log = pino({}, { write: line => lines.push(JSON.parse(line)) });
  const ask = async (after: string | undefined) => {
    const answer = await client.ask(JSON.stringify({ query: RIGHTS_QUERY, variables: { after: after ?? null } }), {
      signal: AbortSignal.timeout(200),
      repeatable: true,
      authority: undefined,
      trust: undefined,
      onCall: () => {},
    });
    if (!answer.ok) throw new Error(answer.failure.code);
    return readRights(answer.data);
  };
  stop = followGrants(grants, ask, { interval: 20, log });
});
afterEach(async () => {
  stop();
  await client.close();
  office.server.closeAllConnections();
  office.server.close();
});

const inForce = (number: string) => grants.findLive(number) !== undefined;

it('hears of grants, then only of what has changed', async () => {
  office.changes.push(grantOf());
  await vi.waitFor(() => expect(inForce('G-1')).toBe(true));
  office.changes.push(grantOf({ number: 'G-2' }));
  await vi.waitFor(() => expect(inForce('G-2')).toBe(true));
  expect(inForce('G-1')).toBe(true);
  await vi.waitFor(() => expect(office.asked.at(-1)).toBe('2'));
  expect(office.asked[0]).toBeNull();
});

it('whoever uses a grant hears that it is suspended', async () => {
  office.changes.push(grantOf());
  await vi.waitFor(() => expect(inForce('G-1')).toBe(true));
  const heard = vi.fn();
  grants.use('G-1', heard);
  office.changes.push(grantOf({ state: 'SUSPENDED' }));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
});

it('that nothing is heard is said once; then all count as suspended, and users hear of it; and that it is heard again', async () => {
  office.changes.push(grantOf());
  await vi.waitFor(() => expect(inForce('G-1')).toBe(true));
  const heard = vi.fn();
  grants.use('G-1', heard);
  office.says = { data: { accessRights: { version: '2', grants: [{}] } } };
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  expect(inForce('G-1')).toBe(false);
  expect(lines.map(({ msg }) => msg)).toEqual(['nothing is heard of grants; when they are stale, all count as suspended']);
  office.says = undefined;
  await vi.waitFor(() => expect(inForce('G-1')).toBe(true));
  expect(lines.at(-1)?.msg).toBe('grants are heard of again');
});

it('asks no more once it is stopped', async () => {
  await vi.waitFor(() => expect(office.asked.length).toBeGreaterThan(1));
  stop();
  await new Promise(resolve => setTimeout(resolve, 30));
  const asked = office.asked.length;
  await new Promise(resolve => setTimeout(resolve, 80));
  expect(office.asked).toHaveLength(asked);
});
