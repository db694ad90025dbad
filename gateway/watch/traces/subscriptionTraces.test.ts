import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
});
