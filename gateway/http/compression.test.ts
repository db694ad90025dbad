import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(Object.values(createCity()), { limits: { compressAbove: 500 } });
});
afterAll(() => federation[Symbol.asyncDispose]());

const large = `{ ${Array.from({ length: 30 }, (_, index) => `p${index}: people { pid name }`).join(' ')} }`;

/** With node:http, which does not unpack by itself. */
async function ask(query: string, acceptEncoding?: string, { gateway } = federation) {
  const asked = request(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(acceptEncoding ? { 'accept-encoding': acceptEncoding } : {}) },
  });
  asked.end(JSON.stringify({ query }));
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return { headers: response.headers, bytes: await buffer(response) };
}

const unpack: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  zstd: zstdDecompressSync,
  br: brotliDecompressSync,
  gzip: gunzipSync,
};

test.for([
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate, br, zstd', 'zstd'],
  ['*', 'zstd'],
  ['br;q=0.5, gzip;q=0.9', 'gzip'],
  ['zstd;q=0, gzip', 'gzip'],
] as const)('a caller that accepts "%s" gets a large answer in %s', async ([accepted, expected]) => {
  const plain = await ask(large);
  const { headers, bytes } = await ask(large, accepted);
  expect(headers['content-encoding']).toBe(expected);
  expect(headers.vary).toContain('accept-encoding');
  expect(Number(headers['content-length'])).toBe(bytes.length);
  expect(bytes.length).toBeLessThan(plain.bytes.length / 3);
  expect(unpack[expected]?.(bytes).equals(plain.bytes)).toBe(true);
});

test.for([undefined, 'identity', 'deflate', 'gzip;q=0', 'identity, gzip;q=0.5'])(
  'a caller that accepts "%s" gets it as it is',
  async accepted => {
    const { headers, bytes } = await ask(large, accepted);
    expect(headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(bytes.toString()).data.p0).toHaveLength(3);
  },
);

test('a small answer is not worth it', async () => {
  expect((await ask('{ people { pid } }', 'gzip')).headers['content-encoding']).toBeUndefined();
});

test('an operator can leave it to a proxy', async () => {
  const settings = { compression: false, limits: { compressAbove: 500 } };
  await using plain = await startFederation(Object.values(createCity()), settings);
  expect((await ask(large, 'gzip', plain)).headers['content-encoding']).toBeUndefined();
});

test('a compressed request is refused with a clear text', async () => {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const reply = await federation.send({ method: 'POST', headers, body: 'x'.repeat(100) });
  expect([reply.status, reply.body.errors[0].extensions.code]).toEqual([415, 'UNSUPPORTED_ENCODING']);
  expect(reply.body.errors[0].message).toContain('without "content-encoding"');
});

test('a browser that has the page for people does not load it again', async () => {
  const accept = 'text/html';
  const first = await federation.send({ headers: { accept } });
  const etag = first.headers.get('etag') ?? '';
  const second = await federation.send({ headers: { accept, 'if-none-match': etag } });
  expect([second.status, second.text, second.headers.get('etag')]).toEqual([304, '', etag]);
  const stale = await federation.send({ headers: { accept, 'if-none-match': 'W/"old"' } });
  expect([stale.status, stale.text === first.text]).toEqual([200, true]);
});
