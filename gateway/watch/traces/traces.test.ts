import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from '../../testkit/city.ts';
import { type Federation, startFederation } from '../../testkit/startFederation.ts';
import { CLIENT, type CollectedSpan, SERVER, TraceCollector } from '../../testkit/TraceCollector.ts';

const city = createCity();
const secret = 'known to operators only';
let collector: TraceCollector;
let federation: Federation;
beforeAll(async () => {
  collector = await TraceCollector.start();
  const traces = { endpoint: collector.endpoint, sample: 1, service: 'gateway-of-the-test', gather: 20 };
  const limits = { departmentEntities: 2, departmentTimeout: 2_000, departmentBreakerCalls: 0 };
  federation = await startFederation(Object.values(city), {
    traces,
    explainSecret: secret,
    limits: { ...limits, maxBatch: 3 },
  });
});
afterAll(async () => {
  await federation[Symbol.asyncDispose]();
  await collector[Symbol.asyncDispose]();
});

/** Asks as a caller who brings a trace of its own, so that the test finds it again. @returns the spans of that trace, once its root is there */
async function askTraced(query: string, more: { variables?: object } = {}): Promise<CollectedSpan[]> {
  const { traceId, headers } = newTrace();
  await federation.ask(query, { ...more, headers });
  await collector.find(1, span => span.traceId === traceId && span.kind === SERVER);
  return collector.spans.filter(span => span.traceId === traceId);
}

let traces = 0;
function newTrace(): { traceId: string; headers: { traceparent: string } } {
  traces += 1;
  const traceId = traces.toString(16).padStart(32, 'abc0');
  return { traceId, headers: { traceparent: `00-${traceId}-00000000000000c1-01` } };
}

const rootOf = (spans: CollectedSpan[]) => spans.find(({ kind }) => kind === SERVER);
const called = (spans: CollectedSpan[], name: string) => spans.filter(span => span.name === name);

describe('an operator follows a request through the departments', () => {
  test('its spans form one tree: the request, its stages, and a call for each department that was asked', async () => {
    const spans = await askTraced('query Tree { indicators(year: 2026) { code value } }');
    const root = rootOf(spans);
    expect(root).toMatchObject({ name: 'query Tree', parentSpanId: '00000000000000c1' });
    const children = spans.filter(span => span !== root);
    expect(children.map(({ name }) => name).sort()).toEqual(
      ['ask civil', 'ask hrss', 'ask leading', 'plan', 'prepare', 'project'].sort(),
    );
    for (const child of children) {
      expect(child.parentSpanId).toBe(root?.spanId);
      expect(child.start).toBeGreaterThanOrEqual(root?.start ?? 0n);
      expect(child.end).toBeLessThanOrEqual(root?.end ?? 0n);
    }
    expect(root?.attributes).toMatchObject({
      'minsheng.outcome': 'ok',
      'minsheng.caller': 'anonymous',
      'http.request.method': 'POST',
      'http.response.status_code': 200,
      'graphql.operation.type': 'query',
      'minsheng.operation.hash': expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    expect(called(spans, 'ask hrss')[0]).toMatchObject({
      kind: CLIENT,
      attributes: {
        'minsheng.department': 'hrss',
        'minsheng.entities': 2,
        'minsheng.outcome': 'ok',
        'http.response.status_code': 200,
        'server.address': '127.0.0.1',
        'server.port': Number(new URL(city.hrss.url).port),
      },
    });
    expect(collector.resources[0]).toMatchObject({ 'service.name': 'gateway-of-the-test' });
  });

  test('what was prepared and planned before has no span for that', async () => {
    const query = 'query Board { indicators { code } }';
    await askTraced(query);
    await askTraced(query);
    const spans = await askTraced(query);
    expect(spans.map(({ name }) => name).sort()).toEqual(['ask leading', 'project', 'query Board']);
  });

  test('each department receives the traceparent of the span that asked it', async () => {
    city.hrss.traceParents.length = 0;
    const spans = await askTraced('query Heard { indicators { code value } }');
    const [asked] = called(spans, 'ask hrss');
    expect(city.hrss.traceParents).toEqual([`00-${asked?.traceId}-${asked?.spanId}-01`]);
  });

  test('many entities travel in parts, and each part is a call that says which', async () => {
    const spans = await askTraced('query Parts { people { pid deathDate } }');
    const parts = called(spans, 'ask civil').map(({ attributes }) => attributes['minsheng.part']);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.sort()).toEqual(parts.map((_, index) => index + 1));
  });

  test('each operation of a batch has a span of its own', async () => {
    const { traceId, headers } = newTrace();
    const body = JSON.stringify([{ query: '{ people { pid } }' }, { query: '{ tasks { id } }' }]);
    await federation.send({ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    const roots = await collector.find(2, span => span.traceId === traceId && span.kind === SERVER);
    expect(roots.length).toBe(2);
  });
});

test('what ends elsewhere leaves no span without a parent: a query whose caller reads a stream, a dry run', async () => {
  const ask = (query: string, more: Record<string, string>) => {
    const { traceId, headers } = newTrace();
    const init = {
      method: 'POST',
      body: JSON.stringify({ query }),
      headers: { ...headers, 'content-type': 'application/json', ...more },
    };
    return federation.send(init).then(() => traceId);
  };
  const explained = await ask('query Dry { people { name } }', {
    'x-minsheng-explain': 'plan',
    'x-minsheng-explain-secret': secret,
  });
  const streamed = await ask('query Streamed { people { name } }', { accept: 'text/event-stream' });
  const spans = await collector.find(1, ({ traceId, kind }) => traceId === streamed && kind === SERVER);
  expect(spans.length).toBe(1);
  const parents = new Set(spans.map(({ spanId }) => spanId));
  const others = collector.spans.filter(({ traceId, kind }) => traceId === streamed && kind !== SERVER);
  expect(others.filter(({ parentSpanId = '' }) => !parents.has(parentSpanId))).toEqual([]);
  expect(collector.spans.filter(({ traceId }) => traceId === explained)).toEqual([]);
});

describe('callers that share a call', () => {
  test('one asks the department, the other links to that call instead of pretending one', async () => {
    const query = 'query Shared { people { name } }';
    await federation.ask(query);
    city.hrss.traceParents.length = 0;
    city.hrss.delay = 300;
    const both = await Promise.all([askTraced(query), askTraced(query)]);
    city.hrss.delay = 0;
    const asked = both.flatMap(spans => called(spans, 'ask hrss'));
    const shared = both.flatMap(spans => called(spans, 'share hrss'));
    expect([asked.length, shared.length, city.hrss.traceParents.length]).toEqual([1, 1, 1]);
    expect(shared[0]?.links).toEqual([{ traceId: asked[0]?.traceId, spanId: asked[0]?.spanId }]);
    expect(shared[0]?.kind).not.toBe(CLIENT);
    expect(shared[0]?.traceId).not.toBe(asked[0]?.traceId);
  });
});

describe('what goes wrong', () => {
  test('a department that is down: an error with its code, and an event for each time it was tried again', async () => {
    await city.hrss.stop();
    const spans = await askTraced('query Down { people { name } }');
    await city.hrss.start();
    const [call] = called(spans, 'ask hrss');
    expect(call).toMatchObject({
      isError: true,
      attributes: { 'error.type': 'DEPARTMENT_UNREACHABLE', 'http.request.resend_count': 2 },
    });
    expect(call?.events).toEqual(
      Array(2).fill({ name: 'repeat', attributes: { 'minsheng.repeat.cause': expect.stringMatching(/^(ECONN|UND_)/) } }),
    );
    expect(rootOf(spans)).toMatchObject({ isError: false, attributes: { 'minsheng.outcome': 'partial' } });
  });

  test('a refused request is a span with its code, and no error of ours', async () => {
    const root = rootOf(await askTraced('query Wrong { nothing }'));
    expect(root).toMatchObject({ name: 'request', isError: false, attributes: { 'minsheng.outcome': 'refused' } });
  });

  test('no personal data: neither query text nor variables nor answers nor messages are in what is exported', async () => {
    await askTraced('query Secret($p: ID!) { person(pid: $p) { name deathDate } }', { variables: { p: 'p2' } });
    await askTraced('query Literal { person(pid: "p2") { name } }');
    await askTraced('query Mistyped { person(pid: "p2") { nam_ } }');
    await askTraced('query Broken { broken refused }');
    expect(collector.bodies.join()).not.toMatch(/p2|李四|2026-03-01|deathDate|nam_|person\(|password|尚未/);
  });
});
