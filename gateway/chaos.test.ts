import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultDepartmentLimits, defaultLimits } from './config.ts';
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

const city = createCity();
type Name = keyof typeof city;
const names = Object.keys(city) as Name[];
let lines: Record<Name, FaultyLine>;
let federation: Federation;
const healthy = new Map<string, Reply>();

beforeAll(async () => {
  const open = (name: Name) => FaultyLine.open(() => city[name].url);
  lines = { leading: await open('leading'), hrss: await open('hrss'), civil: await open('civil') };
  federation = await startFederation(Object.values(city), {
    departmentUrls: Object.fromEntries(names.map(name => [name, lines[name].url])),
    // The breaker has tests of its own; here it would keep the faults from happening.
    limits: { departmentTimeout: 400, maxDepartmentAnswerBytes: 1024 * 1024, departmentBreakerCalls: 0 },
  });
  for (const query of queries) healthy.set(query, await askWhole(query));
});
afterAll(async () => {
  await federation[Symbol.asyncDispose]();
  for (const name of names) await lines[name][Symbol.asyncDispose]();
});
beforeEach(heal);

function heal(): void {
  for (const name of names) lines[name].fault = undefined;
}

/** The answer while all is well. The time that a noisy machine may need is not what this is about. */
async function askWhole(query: string): Promise<Reply> {
  for (;;) {
    const reply = await federation.ask(query);
    if (!reply.body.errors) return reply;
  }
}

describe.each(names)('%s lets the gateway down', name => {
  test.for(faultNames)('it %s: every other field arrives in time, and each of its own says why it is missing', async fault => {
    lines[name].fault = faults[fault];
    const started = Date.now();
    const replies = await Promise.all(queries.map(query => federation.ask(query)));
    expect(Date.now() - started).toBeLessThan(defaultLimits.requestDeadline);
    let failed = 0;
    for (const [index, { status, body }] of replies.entries()) {
      expect(status).toBe(200);
      expectExplainedNulls(body, healthy.get(queries[index] ?? '')?.body);
      for (const { extensions } of body.errors ?? []) {
        failed += 1;
        // A machine that is busy may take the others' time as well; which they then say.
        if (extensions.department === name) expect(extensions.code).toBe(codes[fault]);
        else expect(extensions.code).toBe('DEPARTMENT_TIMEOUT');
      }
    }
    expect(failed).toBeGreaterThan(0);
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
      const { body } = await federation.ask(query);
      expectExplainedNulls(body, healthy.get(query)?.body);
      heal();
      expect((await askWhole(query)).body).toEqual(healthy.get(query)?.body);
    }),
    { numRuns: 60 },
  );
});

function breakInTurn(name: Name, planned: readonly (FaultName | null)[]): void {
  let turn = 0;
  lines[name].fault = (response, body) => {
    const fault = planned[turn++];
    if (fault) faults[fault](response, body);
    else lines[name].passOn(response, body);
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
  const counts = await Promise.all(names.map(name => lines[name].openConnections));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Twenty at a time, each with another fault, now and then with a caller who hangs up. */
async function sendTrouble(count: number): Promise<void> {
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
  heal();
  for (const name of names) lines[name].heard.length = 0;
}
