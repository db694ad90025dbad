import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { Department } from '../testkit/Department.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';

const city = createCity();
const lines: Record<string, unknown>[] = [];
const log = pino(
  { level: 'info' },
  new Writable({
    write(line, _, done) {
      lines.push(JSON.parse(String(line)));
      done();
    },
  }),
);
let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(Object.values(city), { adminPort: 0, limits: { maxWatchedOperations: 6 } }, log);
});
afterAll(() => federation[Symbol.asyncDispose]());
beforeEach(() => {
  lines.length = 0;
});

const board = 'query Board { indicators { code value } }';
const summaries = () => lines.filter(({ msg }) => msg === 'request');

async function scrape(): Promise<string> {
  const response = await fetch(`${federation.gateway.adminUrl}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain');
  return response.text();
}

/** The value of one series; NaN when there is none. */
async function value(series: string): Promise<number> {
  const line = (await scrape()).split('\n').find(one => one.startsWith(`${series} `));
  return Number(line?.slice(series.length));
}

describe('an operator reads the log', () => {
  test('each request is one line: who asked what, which departments answered how fast, and nothing of the data', async () => {
    const query = 'query Look($p: ID!) { person(pid: $p) { name deathDate } }';
    const { status, text } = await federation.ask(query, { variables: { p: 'p2' } });
    expect(status).toBe(200);
    expect(summaries()).toEqual([
      expect.objectContaining({
        operation: 'Look',
        hash: expect.stringMatching(/^[0-9a-f]{12}$/),
        caller: 'anonymous',
        outcome: 'ok',
        status: 200,
        estimate: { nodes: 1, cost: 1 },
        bytes: Buffer.byteLength(text),
        departments: expect.arrayContaining([
          { department: 'hrss', outcome: 'ok', milliseconds: expect.any(Number), entities: 0, repeats: 0, joined: false },
          expect.objectContaining({ department: 'civil', outcome: 'ok' }),
        ]),
      }),
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/p2|李四|2026-03-01|deathDate/);
  });

  test('a refused request tells its code, and a syntax error too has a line', async () => {
    await federation.ask('query Wrong { nothing }');
    await federation.ask('{');
    expect(summaries()).toEqual([
      expect.objectContaining({ outcome: 'refused', errors: { GRAPHQL_VALIDATION_FAILED: 1 }, departments: [] }),
      expect.objectContaining({ outcome: 'refused', errors: { GRAPHQL_PARSE_FAILED: 1 } }),
    ]);
  });

  test('a department that fails is a warning, and the line counts the errors the caller got', async () => {
    await federation.ask('{ broken }');
    expect(lines).toContainEqual(expect.objectContaining({ level: 40, department: 'hrss', code: 'DEPARTMENT_ERROR' }));
    expect(summaries()).toEqual([expect.objectContaining({ outcome: 'partial', errors: { DEPARTMENT_ERROR: 1 } })]);
  });

  test('a department that refuses on purpose did not fail', async () => {
    await federation.ask('{ refused }');
    expect(lines.filter(({ level }) => Number(level) >= 40)).toEqual([]);
    expect(lines).toContainEqual(expect.objectContaining({ level: 30, department: 'hrss', code: 'DEPARTMENT_REFUSED' }));
  });

  test('with --log-requests errors only what went wrong leaves a line, with off nothing does', async () => {
    const queries = [board, '{ nothing }'];
    for (const [logRequests, expected] of [
      ['errors', 1],
      ['off', 0],
    ] as const) {
      await using other = await startFederation(Object.values(createCity()), { logRequests }, log);
      lines.length = 0;
      for (const query of queries) await other.ask(query);
      expect(summaries().length).toBe(expected);
    }
  });
});

test('with --log-sample some of those that went well leave a line, which says of how many, and all that went wrong or were slow', async () => {
  const some = { logSample: 0.5 };
  await using other = await startFederation(Object.values(createCity()), some, log);
  lines.length = 0;
  for (let asked = 0; asked < 40; asked++) await other.ask(board);
  await other.ask('{ nothing }');
  const samples = summaries().map(({ outcome, sample }) => [outcome, sample]);
  expect(samples.at(-1)).toEqual(['refused', undefined]);
  expect(samples.slice(0, -1).every(([outcome, sample]) => outcome === 'ok' && sample === 0.5)).toBe(true);
  expect(samples.length).toBeGreaterThan(5);
  expect(samples.length).toBeLessThan(37);

  await using slow = await startFederation(Object.values(createCity()), { ...some, logSlow: 0 }, log);
  lines.length = 0;
  for (let asked = 0; asked < 10; asked++) await slow.ask(board);
  expect(summaries().map(({ sample }) => sample)).toEqual(Array(10).fill(undefined));
});

describe('an operator watches with Prometheus', () => {
  test('calls to departments are counted by outcome, with their times and entities', async () => {
    const ok = 'minsheng_department_call_duration_seconds_count{department="hrss",outcome="ok"}';
    const entities = 'minsheng_department_entities_total{department="hrss"}';
    await federation.ask(board);
    const [calls, asked] = [await value(ok), await value(entities)];
    await federation.ask(board);
    expect(await value(ok)).toBe(calls + 1);
    expect(await value(entities)).toBe(asked + 2);

    expect(await value('minsheng_department_circuit{department="hrss",state="closed"}')).toBe(1);
    expect(await value('minsheng_department_requests_sent{department="hrss"}')).toBeGreaterThan(calls);
    const retries = await value('minsheng_department_retries{department="hrss"}');
    await city.hrss.stop();
    await federation.ask(board);
    await city.hrss.start();
    expect(await value('minsheng_department_retries{department="hrss"}')).toBeGreaterThan(retries);
    const down = 'minsheng_department_call_duration_seconds_count{department="hrss",outcome="DEPARTMENT_UNREACHABLE"}';
    expect(await value(down)).toBe(1);
  });

  test('when half the places are taken, an operation that is asked repeatedly is counted by its name, with its time and estimated size', async () => {
    for (let times = 0; times < 5; times++) await federation.ask('query Names { people { name } }');
    const text = await scrape();
    const found = /minsheng_request_duration_seconds_count\{operation="Names",hash="([0-9a-f]{12})",outcome="ok"\} (\d)/.exec(
      text,
    );
    expect(found?.[2]).toBe('3');
    expect(text).toContain(`minsheng_request_estimated_cost_sum{operation="Names",hash="${found?.[1]}"} 90`);
  });

  test('however many operations are sent, only so many are told apart', async () => {
    for (let one = 0; one < 10; one++) {
      for (let times = 0; times < 4; times++) await federation.ask(`query Flood${one} { people { pid } }`);
    }
    const names = [...(await scrape()).matchAll(/_request_duration_seconds_count\{operation="([^"]+)"/g)].map(match => match[1]);
    const own = new Set(names.filter(name => name !== 'other' && name !== 'none'));
    expect(own.size).toBeLessThanOrEqual(6);
    expect(names).toContain('other');
  });

  test('an operation is counted by its name from its first request, as long as half the places are free', async () => {
    await using other = await startFederation(Object.values(createCity()), { adminPort: 0, limits: { maxWatchedOperations: 4 } });
    for (const name of ['First', 'Second', 'Third']) await other.ask(`query ${name} { people { pid } }`);
    const text = await (await fetch(`${other.gateway.adminUrl}/metrics`)).text();
    const names = [...text.matchAll(/_request_duration_seconds_count\{operation="([^"]+)"/g)].map(match => match[1]);
    expect(names.sort()).toEqual(['First', 'Second', 'other']);
  });

  test('values that stood in for a department that is down are counted by its fields, and told in the line', async () => {
    const sdl = `
      extend schema @link(url: "https://minsheng.example/lastKnown/v1.0", import: ["@lastKnown"]) @composeDirective(name: "@lastKnown")
      directive @lastKnown(maxAge: Int!) on FIELD_DEFINITION
      type Query { total: Int @lastKnown(maxAge: 60) insured: Int @lastKnown(maxAge: 60) }`;
    const office = new Department('office', { sdl, resolvers: { Query: { total: () => 7, insured: () => 5 } } });
    await using other = await startFederation([office], { adminPort: 0 }, log);
    await other.ask('{ total again: total insured }');
    expect(summaries().at(-1)).not.toHaveProperty('lastKnown');
    await office.stop();
    await other.ask('{ total again: total insured }');
    expect(summaries().at(-1)).toMatchObject({ outcome: 'ok', lastKnown: { office: { total: 2, insured: 1 } } });
    const text = await (await fetch(`${other.gateway.adminUrl}/metrics`)).text();
    expect(text).toContain('minsheng_last_known_values_total{department="office",field="total"} 2');
    expect(text).toContain('minsheng_last_known_values_total{department="office",field="insured"} 1');
  });

  test('requests that never became an operation are counted by outcome', async () => {
    await federation.ask('{ nothing }');
    expect(await value('minsheng_request_duration_seconds_count{operation="none",hash="",outcome="refused"}')).toBeGreaterThan(0);
  });

  test('the supergraph that is served tells its SHA-256, and since when', async () => {
    const { sha256 } = federation.gateway.status();
    expect(await value(`minsheng_supergraph_info{sha256="${sha256}"}`)).toBe(1);
    expect(await value('minsheng_supergraph_loaded_timestamp_seconds')).toBeGreaterThan(1e9);
    expect(await value('minsheng_supergraph_changes{result="refused"}')).toBe(0);
  });

  test('caches tell their size and hits, the process its memory and event loop', async () => {
    const hits = 'minsheng_cache_lookups{cache="plans",result="hit"}';
    await federation.ask(board);
    const before = await value(hits);
    await federation.ask(board);
    expect(await value(hits)).toBe(before + 1);
    expect(await value('minsheng_cache_entries{cache="operations"}')).toBeGreaterThan(0);
    expect(await value('process_resident_memory_bytes')).toBeGreaterThan(1e7);
    expect(await scrape()).toContain('nodejs_eventloop_lag_seconds');
  });

  test('health is told there as well, callers find no metrics at their port, and without an admin port there is none', async () => {
    expect((await fetch(`${federation.gateway.adminUrl}/health/ready`)).status).toBe(200);
    expect((await fetch(`${federation.gateway.adminUrl}/graphql`)).status).toBe(404);
    expect((await fetch(`${federation.gateway.url}/metrics`)).status).toBe(404);
    await using other = await startFederation(Object.values(createCity()));
    expect(other.gateway.adminUrl).toBeUndefined();
  });
});
