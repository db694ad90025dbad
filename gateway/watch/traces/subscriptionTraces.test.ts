import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { noLedger } from '../../evidence/openEvidence.ts';
import { Projector } from '../../project/projectAnswer.ts';
import { createCity } from '../../testkit/city.ts';
import { StreamingDepartment } from '../../testkit/StreamingDepartment.ts';
import { type Federation, startFederation } from '../../testkit/startFederation.ts';
import { subscribeOver } from '../../testkit/subscribeOver.ts';
import { TraceCollector } from '../../testkit/TraceCollector.ts';

const query = 'subscription Deaths { deathReported { date person { name } } }';

describe.each(['sse', 'ws'] as const)('a subscription that the department carries over %s', carrier => {
  const city = createCity();
  const reports = new StreamingDepartment();
  let collector: TraceCollector;
  let federation: Federation;
  beforeAll(async () => {
    collector = await TraceCollector.start();
    const traces = { endpoint: collector.endpoint, sample: 1, service: 'gateway', gather: 10 };
    const departmentSubscriptions = { reports: carrier };
    federation = await startFederation([...Object.values(city), reports], { traces, departmentSubscriptions });
  });
  afterAll(async () => {
    await federation[Symbol.asyncDispose]();
    await collector[Symbol.asyncDispose]();
  });

  afterEach(() => vi.restoreAllMocks());

  test('has a span for its beginning, and each event one of its own that links to it', async () => {
    const { next, hangUp } = await subscribeOver('sse', federation.gateway.url, query);
    await expect.poll(() => reports.listeners).toBe(1);
    const [start] = await collector.find(1, ({ name }) => name === 'subscription Deaths');
    expect(reports.traceParents).toEqual([`00-${start?.traceId}-${start?.spanId}-01`]);
    for (const pid of ['p1', 'p2']) {
      reports.push({ date: '2026-03-01', pid });
      await next();
    }
    const linked = ({ links }: { links: { traceId: string }[] }) => links.some(({ traceId }) => traceId === start?.traceId);
    const events = await collector.find(2, linked);
    expect(events.map(({ links }) => links)).toEqual(Array(2).fill([{ traceId: start?.traceId, spanId: start?.spanId }]));
    expect(new Set([start, ...events].map(span => span?.traceId)).size).toBe(3);
    const calls = await collector.find(2, ({ name }) => name === 'ask hrss');
    expect(calls.map(({ parentSpanId }) => parentSpanId).sort()).toEqual(events.map(({ spanId }) => spanId).sort());
    hangUp();
  });

  test.for([
    [
      'whose evidence cannot be opened',
      () =>
        vi.spyOn(noLedger, 'open').mockImplementation(async ({ id }) => {
          if (id.endsWith('.1')) throw new Error('the ledger is full');
        }),
    ],
    [
      'whose evidence cannot be sealed',
      () =>
        vi.spyOn(noLedger, 'seal').mockImplementation(async ({ id }) => {
          if (id.endsWith('.1')) throw new Error('the ledger is full');
        }),
    ],
    [
      'whose projection fails',
      () =>
        vi.spyOn(Projector.prototype, 'project').mockImplementation(() => {
          throw new Error('no such type');
        }),
    ],
  ] as const)('an event %s has a span all the same, and it says that it failed', async ([, breakIt]) => {
    collector.spans.length = 0;
    breakIt();
    const { next, hangUp } = await subscribeOver('sse', federation.gateway.url, query);
    await expect.poll(() => reports.listeners).toBe(1);
    reports.push({ date: '2026-03-01', pid: 'p1' });
    expect((await next()).errors).toMatchObject([{ extensions: { code: 'INTERNAL_ERROR' } }]);
    const [event] = await collector.find(1, ({ links }) => links.length > 0);
    expect(event).toMatchObject({
      isError: true,
      attributes: { 'minsheng.outcome': 'failed', 'error.type': 'INTERNAL_ERROR' },
    });
    hangUp();
    await expect.poll(() => reports.listeners).toBe(0);
  });
});
