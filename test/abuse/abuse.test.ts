import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attacks } from './attacks.ts';
import { type GatewayProcess, startGatewayProcess } from './gatewayProcess.ts';

let gateway: GatewayProcess;
beforeAll(async () => {
  gateway = await startGatewayProcess(['--max-nodes', '5000', '--headers-timeout', '1500', '--receive-timeout', '3000']);
});
afterAll(() => gateway[Symbol.asyncDispose]());

describe('each attack is refused with its own code', () => {
  test.for(attacks)('$name: $code', async ({ code, body }) => {
    const { status, codes } = await gateway.ask(body(0));
    expect(codes).toEqual([code]);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  test('and the gateway is well afterwards', async () => {
    expect(await gateway.ask({ query: '{ indicators { code value } }' })).toEqual({ status: 200, codes: [] });
    expect(gateway.process.logs()).not.toMatch(/"level":(50|60)/);
  });
});

const ORDINARY = { query: '{ indicators { code name value status } }' };

/** Milliseconds that ordinary requests take, one after another in each of four clients; all of them must be answered. */
async function timeOrdinary(requests: number): Promise<number[]> {
  const times: number[] = [];
  const client = async () => {
    while (times.length < requests) {
      const start = performance.now();
      expect(await gateway.ask(ORDINARY)).toEqual({ status: 200, codes: [] });
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: 4 }, client));
  return times;
}

const p99 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;

/** Runs something beside ordinary traffic. Both figures come from this one run, as the machine is as busy as it is. */
async function compare(attack: (isOver: () => boolean) => Promise<unknown>): Promise<{ before: number; during: number }> {
  // The first requests find nothing compiled; they would make the comparison a lenient one.
  await timeOrdinary(100);
  const before = p99(await timeOrdinary(200));
  let isOver = false;
  const attacking = attack(() => isOver);
  const during = p99(await timeOrdinary(200));
  isOver = true;
  await attacking;
  return { before, during };
}

/**
 * How much longer ordinary requests may take beside an attack. Without the limits a single one of these requests keeps the gateway busy
 * for seconds, or ends it; what a refusal costs at most is one validation, of about 30 ms, behind which up to four ordinary requests
 * wait: 4 to 6 times their pace on two cores that test and gateway share. Slow callers cost next to nothing.
 */
const PATIENCE = { withAttacks: 12, withSlowCallers: 5 };

describe('ordinary traffic keeps its pace', () => {
  test('while every kind of attack comes, none of them cached', { timeout: 120_000 }, async () => {
    let unique = 1;
    const refusals: string[] = [];
    const { before, during } = await compare(async isOver => {
      while (!isOver()) {
        for (const { body, code } of attacks) {
          const { codes } = await gateway.ask(body(unique++));
          if (codes[0] !== code) refusals.push(`${code}: ${codes}`);
        }
      }
    });
    expect(refusals).toEqual([]);
    expect(unique).toBeGreaterThan(attacks.length);
    expect(during / before).toBeLessThan(PATIENCE.withAttacks);
  });

  test('while hundreds of callers send their requests a byte at a time; those are cut off', { timeout: 120_000 }, async () => {
    const sockets = await Promise.all(Array.from({ length: 300 }, (_, index) => dribble(index)));
    const { before, during } = await compare(async isOver => {
      while (!isOver()) {
        for (const { socket, say } of sockets) if (socket.writable) socket.write(say());
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    });
    expect(during / before).toBeLessThan(PATIENCE.withSlowCallers);
    await Promise.all(sockets.map(({ closed }) => closed));
    for (const { heard } of sockets) expect(heard()).toMatch(/^HTTP\/1\.1 408 [\s\S]*REQUEST_TIMEOUT/);
  });
});

interface Dribble {
  socket: Socket;
  /** The next byte of its request. */
  say: () => string;
  closed: Promise<unknown>;
  heard: () => string;
}

/** A caller that never comes to the end: of its headers, or of its body. */
async function dribble(index: number): Promise<Dribble> {
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  const closed = new Promise(resolve => socket.once('close', resolve));
  let heard = '';
  socket.on('data', (text: string) => {
    heard += text;
  });
  socket.on('error', () => {});
  await once(socket, 'connect');
  const isBody = index % 2 === 0;
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\n${isBody ? 'content-type: application/json\r\ncontent-length: 900000\r\n\r\n{' : 'x: '}`,
  );
  return { socket, say: () => (isBody ? ' ' : 'x'), closed, heard: () => heard };
}
