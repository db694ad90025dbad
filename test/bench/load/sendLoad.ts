import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import type { LoadOrder, LoadResult } from './LoadOrder.ts';
import { postOnce } from './postOnce.ts';
import { quantile } from './quantile.ts';

const PATIENCE_MS = 300_000;
const PROBE_EVERY_MS = 20;
/** One answer in so many is compared as text. */
const COMPARE_EVERY = 50;
const TINY = JSON.stringify({ query: '{ __typename }' });

let token = 0;

/** A closed loop: each connection sends its next request when its answer is there, and with a pace not before its turn. */
export async function sendLoad(order: LoadOrder): Promise<LoadResult> {
  const { origin, pathname: path } = new URL(order.url);
  const pool = new Pool(origin, { connections: order.connections, headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
  const { headers } = order;
  const expectedLength = order.expected === undefined ? undefined : Buffer.byteLength(order.expected);
  const taken: number[] = [];
  const started = performance.now();
  const end = started + order.forMs;
  let sent = 0;
  let wrong: string | undefined;

  const run = async () => {
    while (performance.now() < end && sent < (order.atMost ?? Infinity) && wrong === undefined) {
      if (order.pace !== undefined) await turnOf(started + (sent++ * 1000) / order.pace);
      else sent++;
      const body = order.bodies[sent % order.bodies.length] ?? '';
      const before = performance.now();
      const { status, bytes, length } = await postOnce({ pool, path, body, token: token++, headers });
      taken.push(performance.now() - before);
      const compare = length !== expectedLength || taken.length % COMPARE_EVERY === 1;
      if (status !== 200 || compare) wrong ??= whatIsWrong(status, Buffer.concat(bytes).toString(), order.expected);
    }
  };
  const finished = { now: false };
  const probes = order.probe ? probe(origin, path, finished) : undefined;
  await Promise.all(Array.from({ length: order.connections }, run)).catch(error => {
    wrong ??= String(error);
  });
  void pool.destroy();
  finished.now = true;
  return {
    completed: taken.length,
    wallMs: performance.now() - started,
    ...{ p50: quantile(taken, 0.5), p99: quantile(taken, 0.99), max: quantile(taken, 1) },
    ...(wrong === undefined ? {} : { wrong }),
    ...(probes === undefined ? {} : await probes),
  };
}

async function turnOf(due: number): Promise<void> {
  const early = due - performance.now();
  if (early > 0) await delay(early);
}

function whatIsWrong(status: number, text: string, expected: string | undefined): string | undefined {
  if (status !== 200) return `status ${status}: ${text.slice(0, 500)}`;
  if (expected === undefined) return text.includes('"errors":') ? text.slice(0, 500) : undefined;
  return text === expected ? undefined : `an answer of ${text.length} characters is not the expected one: ${text.slice(0, 500)}`;
}

/** Does not wait for one answer before it asks again: a loop that is blocked for long is seen by every request of that time. */
async function probe(
  origin: string,
  path: string,
  finished: { now: boolean },
): Promise<Pick<LoadResult, 'probeP50' | 'probeP99'>> {
  const pool = new Pool(origin, { headersTimeout: PATIENCE_MS });
  const taken: number[] = [];
  const underWay: Promise<void>[] = [];
  while (!finished.now) {
    const before = performance.now();
    const answered = postOnce({ pool, path, body: TINY, token: token++ }).then(() => void taken.push(performance.now() - before));
    underWay.push(answered.catch(() => {}));
    await delay(PROBE_EVERY_MS);
  }
  await Promise.all(underWay);
  void pool.destroy();
  return { probeP50: quantile(taken, 0.5), probeP99: quantile(taken, 0.99) };
}
