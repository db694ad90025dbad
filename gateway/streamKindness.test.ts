import { afterEach, describe, expect, test, vi } from 'vitest';
import type { GatewayConfig } from './config/GatewayConfig.ts';
import type { GatewayLimits } from './config/GatewayLimits.ts';
import { FaultyLine, faults } from './testkit/FaultyLine.ts';
import { StreamingDepartment } from './testkit/StreamingDepartment.ts';
import { type Federation, startFederation } from './testkit/startFederation.ts';
import { type Carrier, COMPLETE, type Subscribed, subscribeOver } from './testkit/subscribeOver.ts';

const breaker = { departmentBreakerCalls: 3, departmentBreakerPercent: 50, departmentBreakerPause: 60_000, departmentRetries: 0 };
const watch = 'subscription { deathReported { date } }';
const carriers: Carrier[] = ['sse', 'ws'];

let federation: Federation | undefined;
let reports: StreamingDepartment;
const open = new Set<Subscribed>();
afterEach(async () => {
  for (const stream of open) stream.hangUp();
  open.clear();
  await federation?.[Symbol.asyncDispose]();
});

async function start(limits: Partial<GatewayLimits>, settings: Partial<Omit<GatewayConfig, 'limits'>> = {}): Promise<void> {
  reports = new StreamingDepartment();
  federation = await startFederation([reports], { ...settings, limits: { ...breaker, ...limits } });
}

async function subscribe(query = watch): Promise<Subscribed> {
  const stream = await subscribeOver('sse', federation?.gateway.url ?? '', query);
  open.add(stream);
  return stream;
}

/** The code with which a subscription ends at once. */
async function refusal(query = watch): Promise<string> {
  const stream = await subscribe(query);
  const { data, errors } = await stream.next();
  expect(Object.values(data)).toEqual([null]);
  expect(errors[0].extensions.department).toBe('reports');
  expect(await stream.next()).toBe(COMPLETE);
  return errors[0].extensions.code;
}

const askCode = async () => (await federation?.ask('{ townships }'))?.body.errors?.[0].extensions.code;
const listening = (count: number) => vi.waitFor(() => expect(reports.listeners).toBe(count), 10_000);

describe.each(carriers)('a department asked for events over %s', carrier => {
  const over = { departmentSubscriptions: { reports: carrier } };

  test('that fails to begin again and again is left alone, by questions too, and asked again after a while', async () => {
    await start({ departmentBreakerPause: 500 }, over);
    await reports.stop();
    for (let times = 1; times <= 3; times++) expect(await refusal()).toBe('DEPARTMENT_UNREACHABLE');
    expect(await refusal()).toBe('DEPARTMENT_CIRCUIT_OPEN');
    expect(await askCode()).toBe('DEPARTMENT_CIRCUIT_OPEN');
    await reports.start();
    expect(await refusal()).toBe('DEPARTMENT_CIRCUIT_OPEN');
    await new Promise(resolve => setTimeout(resolve, 500));
    // The one that finds out, and lives on while others are asked again.
    await subscribe();
    await listening(1);
    expect(await askCode()).toBeUndefined();
    await subscribe();
    await listening(2);
  });

  test('that is left alone because its answers failed is not asked for events either', async () => {
    await start({}, over);
    await reports.stop();
    for (let times = 1; times <= 3; times++) expect(await askCode()).toBe('DEPARTMENT_UNREACHABLE');
    await reports.start();
    expect(await refusal()).toBe('DEPARTMENT_CIRCUIT_OPEN');
    expect(reports.traceParents).toEqual([]);
  });

  test('that refuses on purpose is well', async () => {
    await start({}, over);
    for (let times = 1; times <= 6; times++)
      expect(await refusal('subscription { refused { date } }')).toBe('DEPARTMENT_REFUSED');
    expect(await askCode()).toBeUndefined();
  });

  test('whose streams break off once they are open has begun them well', async () => {
    await start({}, over);
    for (let times = 1; times <= 6; times++) {
      const stream = await subscribe();
      await listening(1);
      reports.crash();
      expect((await stream.next()).errors[0].extensions.code).toBe('DEPARTMENT_UNREACHABLE');
      await listening(0);
    }
    await subscribe();
    await listening(1);
  });

  test('has no more streams open than it may, and another when one has ended', async () => {
    await start({ departmentBreakerCalls: 1 }, { ...over, departmentLimits: { reports: { departmentStreams: 2 } } });
    const first = await subscribe();
    await subscribe();
    await listening(2);
    for (let times = 1; times <= 2; times++) expect(await refusal()).toBe('DEPARTMENT_OVERLOADED');
    first.hangUp();
    await listening(1);
    await subscribe();
    await listening(2);
    expect(await askCode()).toBeUndefined();
  });
});

describe('a department that does not begin a stream', () => {
  let line: FaultyLine;
  afterEach(() => line[Symbol.asyncDispose]());

  async function startBehindLine(limits: Partial<GatewayLimits>): Promise<void> {
    line = await FaultyLine.open(() => reports.url);
    await start({ departmentBreakerCalls: 1, ...limits }, { departmentUrls: { reports: line.url } });
  }

  test.for(['hangs', 'resetsAtOnce', 'answers500', 'answers503'] as const)('but %s is left alone after that', async fault => {
    await startBehindLine({ departmentTimeout: 300 });
    line.fault = faults[fault];
    expect(await refusal()).not.toBe('DEPARTMENT_CIRCUIT_OPEN');
    line.fault = undefined;
    expect(await refusal()).toBe('DEPARTMENT_CIRCUIT_OPEN');
    expect(line.heard).toHaveLength(1);
  });

  test('before its caller leaves has not failed, and whoever comes next may find out', async () => {
    await startBehindLine({ departmentTimeout: 5_000 });
    line.fault = faults.hangs;
    for (let times = 1; times <= 3; times++) {
      const stream = await subscribe();
      await new Promise(resolve => setTimeout(resolve, 100));
      stream.hangUp();
      open.delete(stream);
    }
    line.fault = undefined;
    await subscribe();
    await listening(1);
  });
});
