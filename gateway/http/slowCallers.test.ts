import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(Object.values(createCity()), {
    limits: { headersTimeout: 300, receiveTimeout: 600, keepAliveTimeout: 200, maxHeaderBytes: 4096, maxConnections: 5 },
  });
});
afterAll(() => federation[Symbol.asyncDispose]());

async function open(): Promise<Socket> {
  const { hostname, port } = new URL(federation.gateway.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  // A gateway that cuts a caller off may do it while that one is writing.
  return socket.on('error', () => {});
}

/** Sends the beginning and then nothing; what comes back until the gateway closes. */
async function sayAndWait(beginning: string): Promise<string> {
  const socket = await open();
  socket.write(beginning);
  return text(socket);
}

describe('a caller that is slow, or not a client at all, is told why and cut off', () => {
  test.for([
    ['one that does not finish its headers', 'POST /graphql HTTP/1.1\r\nhost: x\r\n', '408', 'REQUEST_TIMEOUT'],
    [
      'one that does not finish its body',
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query":',
      '408',
      'REQUEST_TIMEOUT',
    ],
    [
      'one whose headers are too large',
      `GET /graphql HTTP/1.1\r\nhost: x\r\ncookie: ${'x'.repeat(8000)}\r\n\r\n`,
      '431',
      'HEADERS_TOO_LARGE',
    ],
    ['one that does not speak HTTP', 'hello\r\n\r\n', '400', 'BAD_REQUEST'],
  ] as const)('%s', async ([, beginning, status, code]) => {
    const answer = await sayAndWait(beginning);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
    expect(body.errors).toMatchObject([{ extensions: { code } }]);
  });

  test('a connection that stays idle after an answer is closed', async () => {
    const answer = await sayAndWait('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test('more connections than the limit are closed at once; those that are open are served', async () => {
  const held = await Promise.all(Array.from({ length: 5 }, open));
  expect(await sayAndWait('')).toBe('');
  for (const socket of held) {
    socket.write('GET /health/live HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /);
  }
});
