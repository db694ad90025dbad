import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { GatewayConfig } from './config/GatewayConfig.ts';
import type { GatewayLimits } from './config/GatewayLimits.ts';
import { createCity } from './testkit/city.ts';
import { readSse } from './testkit/readSse.ts';
import { StreamingDepartment } from './testkit/StreamingDepartment.ts';
import { compose, type Federation, startFederation } from './testkit/startFederation.ts';
import { type Carrier, COMPLETE, subscribeOver } from './testkit/subscribeOver.ts';

let federation: Federation | undefined;
let reports: StreamingDepartment;
afterEach(() => federation?.[Symbol.asyncDispose]());

async function start(limits: Partial<GatewayLimits>, settings: Partial<Omit<GatewayConfig, 'limits'>> = {}): Promise<string> {
  reports = new StreamingDepartment();
  federation = await startFederation([...Object.values(createCity()), reports], { ...settings, limits });
  return federation.gateway.url;
}

const listening = (count: number) => vi.waitFor(() => expect(reports.listeners).toBe(count), 10_000);
const watch = 'subscription { deathReported { date } }';
const carriers: Carrier[] = ['sse', 'ws'];

describe('a subscription that outlives its time', () => {
  test.for(carriers)('over %s ends with a reason, and its department is free', async carrier => {
    const url = await start({ maxSubscriptionLifetime: 300 });
    const stream = await subscribeOver(carrier, url, watch);
    expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code: 'SUBSCRIPTION_EXPIRED' } }] });
    expect(await stream.next()).toBe(COMPLETE);
    await listening(0);
  });
});

describe('a gateway that stops', () => {
  test.for(carriers)('says so over %s, and does not wait for the deadline', async carrier => {
    const url = await start({});
    const stream = await subscribeOver(carrier, url, watch);
    const next = stream.next();
    await listening(1);
    const closed = federation?.gateway.close();
    expect(await next).toMatchObject({ errors: [{ extensions: { code: 'SUBSCRIPTION_MOVED' } }] });
    expect(await stream.next()).toBe(COMPLETE);
    await closed;
    await listening(0);
    federation = undefined;
    await reports.stop();
  });
});

describe('a new supergraph', () => {
  test.for(carriers)('moves a subscription over %s, which finds the new graph when it comes back', async carrier => {
    const url = await start({}, { supergraphPoll: 0 });
    const stream = await subscribeOver(carrier, url, watch);
    const next = stream.next();
    await listening(1);
    await federation?.publish(`${compose([...Object.values(createCity()), reports])}\n# changed`);
    await federation?.gateway.reload();
    expect(await next).toMatchObject({ errors: [{ extensions: { code: 'SUBSCRIPTION_MOVED' } }] });
    expect(await stream.next()).toBe(COMPLETE);
    await listening(0);
    const again = await subscribeOver(carrier, url, watch);
    const first = again.next();
    await listening(1);
    reports.push({ date: '2026-03-01' });
    expect(await first).toEqual({ data: { deathReported: { date: '2026-03-01' } } });
    again.hangUp();
    await listening(0);
  });
});

describe('more subscriptions than the gateway serves', () => {
  test('are refused over SSE with a reason, and served when another has ended', async () => {
    const url = await start({ maxSubscriptions: 1 });
    const first = await readSse(url, { query: watch });
    await listening(1);
    const second = await readSse(url, { query: watch });
    expect((await second.next())?.data.errors[0].extensions.code).toBe('TOO_MANY_SUBSCRIPTIONS');
    expect((await second.next())?.event).toBe('complete');
    first.hangUp();
    await listening(0);
    const third = await readSse(url, { query: watch });
    await listening(1);
    third.hangUp();
    await listening(0);
  });

  test('are refused over a WebSocket in the same words', async () => {
    const url = await start({ maxSubscriptions: 0 });
    const stream = await subscribeOver('ws', url, watch);
    await expect(stream.next()).rejects.toMatchObject([{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }]);
  });
});

describe('many callers that come and go', () => {
  test.for(carriers)('over %s leave nothing behind, at the gateway or at the department', async carrier => {
    const rounds = 5;
    const atOnce = 20;
    const url = await start({ maxSubscriptions: atOnce });
    for (let round = 1; round <= rounds; round++) {
      // Each round fits only if the one before gave back all it had.
      const streams = await Promise.all(Array.from({ length: atOnce }, () => subscribeOver(carrier, url, watch)));
      const firsts = streams.map(stream => stream.next());
      await listening(atOnce);
      reports.push({ date: `2026-03-0${round}` });
      for (const first of await Promise.all(firsts)) expect(first.data.deathReported.date).toBe(`2026-03-0${round}`);
      for (const stream of streams) stream.hangUp();
      await listening(0);
    }
  });
});

describe('a caller that does not read', () => {
  /** Sends a request and then leaves everything unread. */
  async function subscribeWithoutReading(url: string): Promise<Socket> {
    const body = JSON.stringify({ query: 'subscription { deathReported { date } }' });
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.pause();
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    return socket;
  }

  test('loses its subscription, and finds the reason after what it had not read', async () => {
    const url = await start({ maxWaitingEvents: 4 });
    const socket = await subscribeWithoutReading(url);
    await listening(1);
    const large = 'x'.repeat(500_000);
    // What the system's buffers take is unknown; the department pushes until the gateway has had enough.
    while (reports.listeners > 0) {
      reports.push({ date: large });
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    let tail = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-5000);
    });
    socket.resume();
    await vi.waitFor(() => expect(tail).toContain('event: complete'), 10_000);
    expect(tail).toContain('"code":"SUBSCRIPTION_TOO_SLOW"');
    socket.destroy();
  });
});

describe('an event larger than allowed', () => {
  test.for(carriers)('from a department over %s ends the subscription, and names the department', async department => {
    const url = await start({ maxEventBytes: 10_000 }, { departmentSubscriptions: { reports: department } });
    const stream = await readSse(url, { query: watch });
    await listening(1);
    reports.push({ date: 'x'.repeat(20_000) });
    expect((await stream.next())?.data).toMatchObject({
      data: { deathReported: null },
      errors: [{ extensions: { code: 'DEPARTMENT_ANSWER_TOO_LARGE', department: 'reports' } }],
    });
    expect((await stream.next())?.event).toBe('complete');
    await listening(0);
  });
});

describe('a quiet stream', () => {
  test('shows signs of life', async () => {
    const url = await start({ subscriptionPing: 20 });
    const stream = await readSse(url, { query: watch });
    const next = stream.next();
    await vi.waitFor(() => expect(stream.comments.length).toBeGreaterThan(3), 10_000);
    reports.finish();
    expect((await next)?.event).toBe('complete');
  });

  test('of a department that says nothing for too long counts as broken', async () => {
    const url = await start({ departmentSilence: 50 });
    reports.isMute = true;
    const stream = await readSse(url, { query: watch });
    expect((await stream.next())?.data.errors[0].extensions).toEqual({ code: 'DEPARTMENT_UNREACHABLE', department: 'reports' });
    expect((await stream.next())?.event).toBe('complete');
  });
});
