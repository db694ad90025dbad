import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Department } from '../testkit/Department.ts';
import { Issuer } from '../testkit/Issuer.ts';
import { SHARING_LINK as link, personal } from '../testkit/sharingLink.ts';
import { compose } from '../testkit/startFederation.ts';
import { TwoWorkers, until } from '../testkit/TwoWorkers.ts';

const hrss = new Department('hrss', {
  link,
  sdl: `type Query { person(pid: ID): Person ${personal('hrss')} } type Person @key(fields: "pid") { pid: ID! ${personal('hrss')} }`,
  resolvers: { Query: { person: () => ({ pid: 'p-1' }) } },
});
let folder: string;
let issuer: Issuer;
let gateway: TwoWorkers;
beforeAll(async () => {
  await hrss.start();
  issuer = await Issuer.start();
  folder = await mkdtemp(join(tmpdir(), 'gateway-lookups-'));
  const supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, compose([hrss]));
  gateway = await TwoWorkers.start(
    supergraph,
    ...['--issuer', issuer.url, '--audience', issuer.audience],
    '--max-persons-per-day',
    '6',
  );
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
  await hrss.stop();
  await rm(folder, { recursive: true });
});

/** @param times how often one request looks at the person */
const askAs = async (officer: string, times = 1) => {
  const token = await issuer.token({ claims: { sub: officer, department: 'hrss', roles: ['officer'] } });
  const headers = {
    // On a connection of its own, because a kept one stays with its worker.
    ...{ 'content-type': 'application/json', connection: 'close', authorization: `Bearer ${token}` },
    ...{ 'minsheng-purpose': 'eligibility_check', 'minsheng-case': 'C-7' },
  };
  const looks = Array.from({ length: times }, (_, index) => `p${index}: person(pid: "p-1") { pid }`);
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: `{ ${looks.join(' ')} }` }),
  });
  const { data, errors } = await response.json();
  return errors?.[0].extensions.rule ?? data?.p0.pid;
};

test('a caller looks at so many persons a day, whichever workers are asked, and also after one of them has crashed', async () => {
  const heard = async (times: number) => {
    const answers: string[] = [];
    for (let time = 0; time < times; time++) {
      // Slowly, so that each worker has heard of the other.
      await new Promise(resolve => setTimeout(resolve, 150));
      answers.push(await askAs('o-1'));
    }
    return answers;
  };
  expect(await heard(4)).toEqual(['p-1', 'p-1', 'p-1', 'p-1']);
  gateway.signal(gateway.pids[0], 'SIGKILL');
  await until(async () => gateway.pids.length === 3 && (await gateway.health()).workers.ready === 2);
  expect(await heard(6)).toEqual(['p-1', 'p-1', ...Array(4).fill('person-lookups')]);
});

test('a worker that is stopped tells first what it has not told yet', async () => {
  const known = gateway.pids.length;
  // Of two connections each worker gets one.
  expect(await Promise.all([askAs('o-2', 3), askAs('o-2', 3)])).toEqual(['p-1', 'p-1']);
  // Before its time to tell has come.
  gateway.signal(gateway.pids.at(-1), 'SIGTERM');
  await until(async () => gateway.pids.length === known + 1 && (await gateway.health()).workers.ready === 2);
  expect(await Promise.all([askAs('o-2'), askAs('o-2')])).toEqual(['person-lookups', 'person-lookups']);
});
