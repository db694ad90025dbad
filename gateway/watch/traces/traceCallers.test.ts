import { describe, expect, test } from 'vitest';
import type { GatewayConfig } from '../../config/GatewayConfig.ts';
import { createCity } from '../../testkit/city.ts';
import { type Federation, startFederation } from '../../testkit/startFederation.ts';
import { TraceCollector } from '../../testkit/TraceCollector.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const sampled = `00-${TRACE}-00f067aa0ba902b7-01`;
const notSampled = `00-${TRACE}-00f067aa0ba902b7-00`;
const people = '{ people { pid } }';

interface Place {
  federation: Federation;
  collector: TraceCollector;
  /** Asks with these headers. @returns the `traceparent` the department got */
  ask: (headers?: Record<string, string>) => Promise<string | undefined>;
}

/** A gateway that records this part of its requests, or, with undefined, has no tracing at all. */
async function withGateway(
  { sample, callers = 'join' }: { sample: number | undefined; callers?: GatewayConfig['traceCallers'] },
  story: (place: Place) => Promise<void>,
): Promise<void> {
  const city = createCity();
  await using collector = await TraceCollector.start();
  const traces = sample === undefined ? {} : { traces: { endpoint: collector.endpoint, sample, service: 'gateway', gather: 10 } };
  {
    await using federation = await startFederation(Object.values(city), { traceCallers: callers, ...traces });
    await story({
      federation,
      collector,
      ask: async (headers = {}) => {
        const { status } = await federation.ask(people, { headers });
        expect(status).toBe(200);
        return city.hrss.traceParents.pop();
      },
    });
  }
}

const unrecorded = (traceId = '[0-9a-f]{32}') => expect.stringMatching(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`));
const recorded = (traceId: string) => expect.stringMatching(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));

describe('a gateway that traces nothing', () => {
  test('adds no header, and exports nothing', () =>
    withGateway({ sample: undefined }, async ({ ask, collector }) => {
      expect(await ask()).toBeUndefined();
      expect(collector.headers).toEqual([]);
    }));

  test('passes the trace of its caller on as it is', () =>
    withGateway({ sample: undefined }, async ({ ask }) => {
      expect(await ask({ traceparent: sampled })).toBe(sampled);
    }));

  test.each(['', 'nonsense', sampled.replace('00-', 'ff-'), `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, sampled.toUpperCase()])(
    'lets a malformed one fall: "%s"',
    wrong =>
      withGateway({ sample: undefined }, async ({ ask }) => {
        expect(await ask({ traceparent: wrong })).toBeUndefined();
      }),
  );

  test('passes nothing on where callers are to be ignored', () =>
    withGateway({ sample: undefined, callers: 'ignore' }, async ({ ask }) => {
      expect(await ask({ traceparent: sampled })).toBeUndefined();
    }));
});

describe('a trace that a caller brings', () => {
  test('is joined, but its flag does not switch recording on', () =>
    withGateway({ sample: 0 }, async ({ ask, federation, collector }) => {
      expect(await ask({ traceparent: sampled })).toEqual(unrecorded(TRACE));
      expect(await ask()).toEqual(unrecorded());
      await federation.gateway.close();
      expect(collector.spans).toEqual([]);
    }));

  test('is joined, and its flag does not switch recording off', () =>
    withGateway({ sample: 1 }, async ({ ask, collector }) => {
      expect(await ask({ traceparent: notSampled, tracestate: 'city=1' })).toEqual(recorded(TRACE));
      await collector.find(1, ({ traceId }) => traceId === TRACE);
    }));

  test('decides for itself where callers are trusted', async () => {
    await withGateway({ sample: 0, callers: 'trust' }, async ({ ask, collector }) => {
      expect(await ask({ traceparent: sampled })).toEqual(recorded(TRACE));
      expect(await ask()).toEqual(unrecorded());
      await collector.find(1, ({ traceId }) => traceId === TRACE);
    });
    await withGateway({ sample: 1, callers: 'trust' }, async ({ ask }) => {
      expect(await ask({ traceparent: notSampled })).toEqual(unrecorded(TRACE));
    });
  });

  test('is not looked at where callers are ignored', () =>
    withGateway({ sample: 1, callers: 'ignore' }, async ({ ask }) => {
      expect(await ask({ traceparent: sampled })).not.toContain(TRACE);
    }));

  test('is none when it is malformed: the request has a trace of its own', () =>
    withGateway({ sample: 1 }, async ({ ask }) => {
      expect(await ask({ traceparent: 'nonsense' })).toEqual(recorded('[0-9a-f]{32}'));
    }));
});

test('a part of the requests is recorded, whatever trace ids callers choose', () =>
  withGateway({ sample: 0.5 }, async ({ ask }) => {
    // A draw by the trace id, as the library's own sampler makes it, would record each of these.
    const lowest = `00-${'0'.repeat(31)}1-00f067aa0ba902b7-01`;
    let count = 0;
    for (let times = 0; times < 60; times++) if ((await ask({ traceparent: lowest }))?.endsWith('-01')) count += 1;
    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThan(50);
  }));

test('equal queries of callers with different traces still travel once', async () => {
  const city = createCity();
  await using federation = await startFederation(Object.values(city));
  await federation.ask(people);
  city.hrss.heard.length = 0;
  city.hrss.delay = 200;
  const other = sampled.replace(TRACE, TRACE.replace('4', '5'));
  await Promise.all([sampled, other].map(traceparent => federation.ask(people, { headers: { traceparent } })));
  expect(city.hrss.heard.length).toBe(1);
});
