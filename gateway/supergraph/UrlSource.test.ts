import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { UrlSource } from './UrlSource.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A schema registry at a real address. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/city/supergraph?key=secret-of-the-registry`;
}

const options = { timeout: 5000, maxBytes: 1000, headers: {} };

test('an unchanged supergraph is not sent again, and the key of the registry is', async () => {
  const heard: unknown[] = [];
  const url = await serve((request, response) => {
    heard.push([request.headers['if-none-match'], request.headers['x-registry-key']]);
    if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"7"' }).end('one');
  });
  const source = new UrlSource(url, { ...options, headers: { 'x-registry-key': 'k' } });
  expect([await source.read(), await source.read()]).toEqual(['one', 'one']);
  expect(heard).toEqual([
    [undefined, 'k'],
    ['"7"', 'k'],
  ]);
});

test.for<[string, RequestListener, string]>([
  ['a registry that refuses', (_, response) => response.writeHead(403).end('who are you?'), 'it answered 403'],
  [
    'a redirect, which could carry the key elsewhere',
    (_, response) => response.writeHead(302, { location: 'http://example.com/' }).end(),
    'it answered 302; set the final address',
  ],
  ['an answer without end', (_, response) => response.writeHead(200).end('x'.repeat(2000)), 'it is larger than 1000 bytes'],
  ['a broken connection', request => request.socket.destroy(), 'Cannot get the supergraph from'],
])('%s is told without the secrets of the address', async ([, answer, message]) => {
  const source = new UrlSource(await serve(answer), options);
  const error = await source.read().catch((reason: Error) => reason);
  expect(error).toMatchObject({ name: 'SupergraphError', message: expect.stringContaining(message) });
  expect(String(error)).toContain('/city/supergraph');
  expect(String(error)).not.toContain('secret-of-the-registry');
});

test('a registry that does not answer is given up', async () => {
  const source = new UrlSource(await serve(() => {}), { ...options, timeout: 50 });
  await expect(source.read()).rejects.toThrow('no answer within 50 ms');
});
