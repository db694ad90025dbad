import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultDepartmentLimits } from './config/DepartmentLimits.ts';
import { defaultLimits, type GatewayLimits } from './config/GatewayLimits.ts';
import { createCity } from './testkit/city.ts';
import { expectExplainedNulls } from './testkit/expectExplainedNulls.ts';
import { FaultyLine, faults } from './testkit/FaultyLine.ts';
import { type Federation, type Reply, startFederation } from './testkit/startFederation.ts';

/** How many requests the leak test sends: `CHAOS_REQUESTS=10000 npx vitest run --project parts gateway/chaos.test.ts`. */
const REQUESTS = Number(process.env.CHAOS_REQUESTS ?? 300);

const queries = [
  '{ indicators { code name value status } }',
  '{ person(pid: "p2") { name deathDate pension spouse { name } } }',
  '{ tasks { id lead { pid name deathDate } indicators { code value asOf } subject { ... on Person { name } } } }',
  '{ people { pid name deathDate paidAfterDeath } }',
  '{ indicators(codes: ["H1", "C1"]) { code series(last: 2) { month value } } person(pid: "p1") { name } }',
] as const;

const codes: Record<keyof typeof faults, string> = {
  resetsAtOnce: 'DEPARTMENT_UNREACHABLE',
  resetsInTheMiddle: 'DEPARTMENT_UNREACHABLE',
  hangs: 'DEPARTMENT_TIMEOUT',
  dripsWithoutEnd: 'DEPARTMENT_TIMEOUT',
  answersGarbage: 'DEPARTMENT_INVALID_ANSWER',
  answersHtml: 'DEPARTMENT_INVALID_ANSWER',
  answers500: 'DEPARTMENT_ERROR',
  answers503: 'DEPARTMENT_UNREACHABLE',
  answersHalf: 'DEPARTMENT_INVALID_ANSWER',
  answersNull: 'DEPARTMENT_INVALID_ANSWER',
  answersWithoutEnd: 'DEPARTMENT_ANSWER_TOO_LARGE',
  announcesGigabyte: 'DEPARTMENT_ANSWER_TOO_LARGE',
  listsTooShort: 'DEPARTMENT_INVALID_ANSWER',
  listsTooLong: 'DEPARTMENT_INVALID_ANSWER',
  listsWrongTypes: 'DEPARTMENT_INVALID_ANSWER',
};
type FaultName = keyof typeof faults;
const faultNames = Object.keys(codes) as FaultName[];

const names = ['leading', 'hrss', 'civil'] as const;
type Name = (typeof names)[number];

/** A city of which every department can be let fail. */
interface FragileCity {
  federation: Federation;
  lines: Record<Name, FaultyLine>;
}

async function startFragileCity(limits: Partial<GatewayLimits>): Promise<FragileCity> {
  const city = createCity();
  const open = (name: Name) => FaultyLine.open(() => city[name].url);
  const lines = { leading: await open('leading'), hrss: await open('hrss'), civil: await open('civil') };
  const federation = await startFederation(Object.values(city), {
    departmentUrls: Object.fromEntries(names.map(name => [name, lines[name].url])),
    // The breaker has tests of its own; here it would keep the faults from happening.
    limits: { maxDepartmentAnswerBytes: 1024 * 1024, departmentBreakerCalls: 0, ...limits },
  });
  return { federation, lines };
}

/** Has the time that a busy machine may need, so that nobody fails for another reason than the test's. */
let patient: FragileCity;
/** Does not wait long for those who never answer. */
let hurried: FragileCity;
const healthy = new Map<string, Reply>();

beforeAll(async () => {
  patient = await startFragileCity({ departmentTimeout: 10_000 });
  hurried = await startFragileCity({ departmentTimeout: 400 });
  for (const query of queries) healthy.set(query, await patient.federation.ask(query));
});
afterAll(async () => {
  for (const { federation, lines } of [patient, hurried]) {
    await federation[Symbol.asyncDispose]();
    for (const name of names) await lines[name][Symbol.asyncDispose]();
  }
});
beforeEach(() => {
  heal(patient);
  heal(hurried);
});

function heal({ lines }: FragileCity): void {
  for (const name of names) lines[name].fault = undefined;
}

test('the city answers in full while all is well', () => {
  for (const query of queries) expect(healthy.get(query)?.body.errors, query).toBeUndefined();
});

describe.each(names)('%s lets the gateway down', name => {
  test.for(faultNames)('it %s: every other field arrives in time, and each of its own says why it is missing', async fault => {
    const isSlow = codes[fault] === 'DEPARTMENT_TIMEOUT';
    const { federation, lines } = isSlow ? hurried : patient;
    lines[name].fault = faults[fault];
    const started = Date.now();
    const replies = await Promise.all(queries.map(query => federation.ask(query)));
    expect(Date.now() - started).toBeLessThan(defaultLimits.requestDeadline);
    const blamed = new Set<string>();
    for (const [index, { status, body }] of replies.entries()) {
      expect(status).toBe(200);
      expectExplainedNulls(body, healthy.get(queries[index] ?? '')?.body);
      for (const { extensions } of body.errors ?? []) blamed.add(`${extensions.department} ${extensions.code}`);
    }
    // Where nobody waits long, the others may be too slow as well on a busy machine; which they then say.
    if (isSlow) expect([...blamed]).toContain(`${name} ${codes[fault]}`);
    else expect([...blamed]).toEqual([`${name} ${codes[fault]}`]);
  });
});

test('whatever fails whenever, each missing value has its one explanation, and the next answer is whole', async () => {
  const fast = faultNames.filter(fault => codes[fault] !== 'DEPARTMENT_TIMEOUT');
  const trouble = fc.record({
    query: fc.constantFrom(...queries),
    // For each department what becomes of its first, second, third request.
    faults: fc.record(
      Object.fromEntries(names.map(name => [name, fc.array(fc.option(fc.constantFrom(...fast)), { maxLength: 3 })])) as Record<
        Name,
        fc.Arbitrary<(FaultName | null)[]>
      >,
    ),
  });
  await fc.assert(
    fc.asyncProperty(trouble, async ({ query, faults: planned }) => {
      for (const name of names) breakInTurn(name, planned[name]);
      const { body } = await patient.federation.ask(query);
      expectExplainedNulls(body, healthy.get(query)?.body);
      heal(patient);
      expect((await patient.federation.ask(query)).body).toEqual(healthy.get(query)?.body);
    }),
    { numRuns: 60 },
  );
});

function breakInTurn(name: Name, planned: readonly (FaultName | null)[]): void {
  let turn = 0;
  const line = patient.lines[name];
  line.fault = (response, body) => {
    const fault = planned[turn++];
    if (fault) faults[fault](response, body);
    else line.passOn(response, body);
  };
}

test(`nothing is left behind by ${REQUESTS} requests in which departments fail in every way`, {
  timeout: 60_000 + REQUESTS * 200,
}, async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  await sendTrouble(REQUESTS);
  const before = await measure();
  await sendTrouble(REQUESTS);
  const after = await measure();
  console.info(`chaos: ${REQUESTS} requests; before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`);
  expect(after.connections).toBeLessThanOrEqual(names.length * defaultDepartmentLimits.departmentConnections);
  expect(after.handles - before.handles).toBeLessThan(20);
  // What one request leaves would be some kilobytes at least: its answer, its timers, its sockets.
  expect(after.heap - before.heap).toBeLessThan(Math.max(4_000_000, REQUESTS * 1000));

  async function measure() {
    // Connections are kept for a while after their last use; what stays after that, stays for ever.
    await expect.poll(countConnections, { timeout: 60_000, interval: 500 }).toBe(0);
    collectGarbage();
    return {
      handles: process.getActiveResourcesInfo().length,
      connections: await countConnections(),
      heap: process.memoryUsage().heapUsed,
    };
  }
});

async function countConnections(): Promise<number> {
  const counts = await Promise.all(names.map(name => hurried.lines[name].openConnections));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Twenty at a time, each with another fault, now and then with a caller who hangs up. */
async function sendTrouble(count: number): Promise<void> {
  const { federation, lines } = hurried;
  for (const name of names) {
    let turn = 0;
    lines[name].fault = (response, body) => {
      const fault = faultNames[turn++ % (faultNames.length + 5)];
      if (fault) faults[fault](response, body);
      else lines[name].passOn(response, body);
    };
  }
  let sent = 0;
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      while (sent < count) {
        const number = sent++;
        const query = queries[number % queries.length];
        await federation
          .send({
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query }),
            ...(number % 10 === 0 && { signal: AbortSignal.timeout(10) }),
          })
          .catch(() => {});
      }
    }),
  );
  heal(hurried);
  for (const name of names) lines[name].heard.length = 0;
}
