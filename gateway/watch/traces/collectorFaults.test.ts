import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { GatewayLimits } from '../../config/GatewayLimits.ts';
import { createCity } from '../../testkit/city.ts';
import { startFederation } from '../../testkit/startFederation.ts';
import { TraceCollector } from '../../testkit/TraceCollector.ts';

/** A gateway that records everything, and its log. */
async function startTraced(endpoint: string, limits: Partial<GatewayLimits> = {}) {
  const lines: { level: number; msg: string; trace?: string; code?: string }[] = [];
  const log = pino(
    { level: 'info' },
    new Writable({
      write(line, _, done) {
        lines.push(JSON.parse(String(line)));
        done();
      },
    }),
  );
  const traces = { endpoint, sample: 1, service: 'gateway', gather: 10 };
  const federation = await startFederation(Object.values(createCity()), { traces, limits }, log);
  return { federation, lines };
}

const people = '{ people { name } }';
const about = (lines: { msg: string }[], words: string) => lines.filter(({ msg }) => msg.includes(words));
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('a collector that fails', () => {
  test('that is down costs no request, and the operator is told once', async () => {
    const { federation, lines } = await startTraced('http://127.0.0.1:9/v1/traces', { traceTimeout: 150 });
    for (let times = 0; times < 5; times++) {
      expect((await federation.ask(people)).body.data.people.length).toBe(3);
      await pause(100);
    }
    const before = performance.now();
    await federation[Symbol.asyncDispose]();
    expect(performance.now() - before).toBeLessThan(2_000);
    expect(about(lines, 'traces could not be delivered')).toEqual([expect.objectContaining({ level: 40 })]);
  });

  test('that takes everything and never answers delays no stop for longer than its time', async () => {
    await using collector = await TraceCollector.start();
    collector.isMute = true;
    const { federation } = await startTraced(collector.endpoint, { traceTimeout: 300 });
    await federation.ask(people);
    const before = performance.now();
    await federation[Symbol.asyncDispose]();
    expect(performance.now() - before).toBeLessThan(1_500);
  });

  test('that is slow is not waited for by ever more spans: they are dropped, and the operator is told', async () => {
    await using collector = await TraceCollector.start();
    collector.isMute = true;
    const { federation, lines } = await startTraced(collector.endpoint, { traceTimeout: 400, maxWaitingSpans: 5 });
    for (let times = 0; times < 30; times++) await federation.ask(people);
    collector.isMute = false;
    await pause(500);
    await federation.ask(people);
    await collector.find(1, () => true);
    await federation[Symbol.asyncDispose]();
    expect(collector.spans.length).toBeLessThan(30);
    expect(about(lines, 'spans were dropped').length).toBe(1);
  });
});

describe('nobody else’s words reach the log', () => {
  const fault =
    'tracing has a fault; requests are not affected. Check --trace-endpoint and the variables OTEL_* of the environment';

  test('not a URL with credentials that the library cannot read', async () => {
    await using collector = await TraceCollector.start();
    process.env.OTEL_EXPORTER_OTLP_ENDPOINT = 'http://gateway:password@[collector';
    try {
      const { federation, lines } = await startTraced(collector.endpoint);
      await federation[Symbol.asyncDispose]();
      expect(about(lines, 'tracing has a fault')).toEqual([expect.objectContaining({ level: 40, code: 'unknown', msg: fault })]);
      expect(JSON.stringify(lines)).not.toContain('password');
    } finally {
      delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
    }
  });

  test('not what a collector says of the spans that it did not take', async () => {
    await using collector = await TraceCollector.start();
    collector.reply = { partialSuccess: { rejectedSpans: 1, errorMessage: 'span of 张三 refused, see http://u:password@x' } };
    const { federation, lines } = await startTraced(collector.endpoint);
    await federation.ask(people);
    await federation[Symbol.asyncDispose]();
    expect(about(lines, 'tracing has a fault')).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/password|张三/);
  });
});

test('what still waits when the gateway stops is delivered', async () => {
  await using collector = await TraceCollector.start();
  const { federation } = await startTraced(collector.endpoint);
  await federation.ask(people);
  await federation[Symbol.asyncDispose]();
  expect(collector.spans.map(({ name }) => name)).toContain('query anonymous');
});

test('the line of a request in the log names its trace', async () => {
  await using collector = await TraceCollector.start();
  const { federation, lines } = await startTraced(collector.endpoint);
  await federation.ask(people);
  await federation[Symbol.asyncDispose]();
  const [root] = await collector.find(1, ({ name }) => name === 'query anonymous');
  expect(lines.filter(({ msg }) => msg === 'request')).toEqual([expect.objectContaining({ trace: root?.traceId })]);
});
