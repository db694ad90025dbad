import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CloseCode } from 'graphql-ws';
import { createVerifier, httpbis } from 'http-message-signatures';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { defaultLimits } from '../../config/GatewayLimits.ts';
import { makeKey, SecretFile } from '../../testkit/keyFiles.ts';
import type { DepartmentAnswer } from '../DepartmentClient.ts';
import type { DepartmentStream } from '../DepartmentStream.ts';
import { SseStream } from '../SseStream.ts';
import { WebSocketStream } from '../WebSocketStream.ts';
import { KeyRing } from './KeyRing.ts';

const key = makeKey();
const trust = { context: { request: 'r1', header: 'eyJyZXF1ZXN0IjoicjEifQ' }, reasons: 'eyJmaWVsZHMiOltdfQ' };
const request = { query: 'subscription ($t: String) { deaths(t: $t) }', variables: { t: '双龙镇' } };

const digestOf = (body: string) => `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

/** What a department would find: whether the signature is the gateway's, and the digest that of what was sent. */
async function isSigned(method: string, headers: Record<string, string>, body: string): Promise<boolean> {
  const { secret } = key.own as { secret: string };
  const keyLookup = async () => ({ verify: createVerifier(Buffer.from(secret, 'base64url'), 'hmac-sha256') });
  const requiredFields = ['@method', '@path', 'content-digest', 'minsheng-context', 'minsheng-reasons'];
  const message = { method, url: 'http://reports/graphql', headers };
  return (
    (await httpbis.verifyMessage({ keyLookup, requiredFields, maxAge: 30 }, message)) === true &&
    headers['content-digest'] === digestOf(body)
  );
}

async function subscribe(open: (url: string, ring: KeyRing) => DepartmentStream, server: ReturnType<typeof createServer>) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  using file = new SecretFile({ reports: { sign: key.own, receipts: [] } });
  using ring = new KeyRing(file.path, pino({ level: 'silent' }));
  const events: DepartmentAnswer[] = [];
  const { port } = server.address() as AddressInfo;
  const stream = open(`127.0.0.1:${port}/graphql`, ring);
  for await (const event of stream.subscribe(request, new AbortController().signal, { trust })) events.push(event);
  server.closeAllConnections();
  server.close();
  return events;
}

const security = (keys: KeyRing) => ({ keys, receiptDigestUpTo: 0, tls: undefined });

test('a subscription over SSE is signed as a call is', async () => {
  const server = createServer(async (asked: IncomingMessage, response) => {
    const answered = await isSigned('POST', asked.headers as Record<string, string>, await text(asked));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`event: next\ndata: ${JSON.stringify({ data: { answered } })}\n\nevent: complete\ndata:\n\n`);
  });
  const open = (address: string, ring: KeyRing) =>
    new SseStream({ name: 'reports', url: `http://${address}` }, defaultLimits, security(ring));
  expect(await subscribe(open, server)).toEqual([{ ok: true, data: { answered: true }, errors: [] }]);
});

test('over a WebSocket the payload of connection_init says the same of the subscription that follows', async () => {
  const server = createServer();
  new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' }).on('connection', socket => {
    let init: Record<string, string> = {};
    socket.on('message', async data => {
      const { type, id, payload } = JSON.parse(String(data));
      if (type === 'connection_init') {
        init = payload;
        socket.send('{"type":"connection_ack"}');
      }
      if (type !== 'subscribe') return;
      // The payload's bytes as they stand in the message.
      const body = /"payload":(.*)\}$/s.exec(String(data))?.[1] ?? '';
      const answered = await isSigned('GET', init, body);
      socket.send(JSON.stringify({ type: 'next', id, payload: { data: { answered, query: payload.query } } }));
      socket.send(JSON.stringify({ type: 'complete', id }));
      socket.close(CloseCode.ConnectionAcknowledgementTimeout);
    });
  });
  const open = (address: string, ring: KeyRing) =>
    new WebSocketStream({ name: 'reports', url: `ws://${address}` }, defaultLimits, security(ring));
  const [event] = await subscribe(open, server);
  expect(event).toEqual({ ok: true, data: { answered: true, query: request.query }, errors: [] });
});
