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

test('a caller looks at so many persons a day, whichever workers are asked, and also after one of them has crashed', async () => {
  const token = await issuer.token({ claims: { sub: 'o-1', department: 'hrss', roles: ['officer'] } });
  const ask = async () => {
    // On a connection of its own, because a kept one stays with its worker; and slowly, so that each has heard of the other.
    await new Promise(resolve => setTimeout(resolve, 150));
    const headers = {
      ...{ 'content-type': 'application/json', connection: 'close', authorization: `Bearer ${token}` },
      ...{ 'minsheng-purpose': 'eligibility_check', 'minsheng-case': 'C-7' },
    };
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers,
      body: '{"query":"{ person(pid: \\"p-1\\") { pid } }"}',
    });
    const { data, errors } = await response.json();
    return errors?.[0].extensions.rule ?? data?.person.pid;
  };
  const heard = async (times: number) => {
    const answers: string[] = [];
    for (let time = 0; time < times; time++) answers.push(await ask());
    return answers;
  };
  expect(await heard(4)).toEqual(['p-1', 'p-1', 'p-1', 'p-1']);
  gateway.signal(gateway.pids[0], 'SIGKILL');
  await until(async () => gateway.pids.length === 3 && (await gateway.health()).workers.ready === 2);
  expect(await heard(6)).toEqual(['p-1', 'p-1', ...Array(4).fill('person-lookups')]);
});
