import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AdminAnswer, answerPush, type PushReceiver } from '../reload/answerPush.ts';
import type { ToldSupergraph } from '../reload/SupergraphStatus.ts';

export interface AdminServer {
  /** Where it really listens. */
  url: string;
  close: () => Promise<void>;
}

/** What `/health/ready` tells operators, as JSON; its status is 200 while requests are taken, and 503 otherwise. */
export interface Readiness {
  status: 'ok' | 'starting' | 'stopping';
  /** Where there are some: those that take requests, how many there should be, and how many serve another supergraph than the newest. */
  workers?: { ready: number; wanted: number; others: number };
  /** Undefined as long as no worker takes requests. */
  supergraph: ToldSupergraph | undefined;
}

export interface AdminOptions {
  host: string;
  /** 0 lets the system choose a free one. */
  port: number;
  /** The text for Prometheus, and its media type. */
  metrics: () => Promise<string>;
  contentType: string;
  readiness: () => Readiness;
  /** Takes `POST /supergraph`; undefined where nobody may. */
  push?: PushReceiver | undefined;
}

/**
 * `/metrics`, `/health/*` and, where it is allowed, `/supergraph` for operators, away from the port that callers reach: metrics name operations and departments.
 * @throws Error when the port is taken
 */
export async function startAdminServer({
  host,
  port,
  metrics,
  contentType,
  readiness,
  push,
}: AdminOptions): Promise<AdminServer> {
  const server = createServer((request, response) => {
    const send = sender(response);
    const path = request.url?.split('?')[0];
    if (path === '/health/live') send(200, 'ok\n');
    else if (path === '/health/ready') sendReadiness(send, readiness());
    else if (path === '/supergraph' && push) void answerPush(request, push).then(answer => sendJson(send, answer));
    else if (path !== '/metrics') send(404, 'There is /metrics, /health/live and /health/ready.\n');
    else {
      metrics().then(
        text => send(200, text, contentType),
        (error: Error) => send(500, `The metrics could not be collected: ${error.message}\n`),
      );
    }
  });
  server.listen(port, host);
  await once(server, 'listening');
  const { address, family, port: chosen } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://${family === 'IPv6' ? `[${address}]` : address}:${chosen}`, close };
}

function sendReadiness(send: ReturnType<typeof sender>, readiness: Readiness): void {
  sendJson(send, { status: readiness.status === 'ok' ? 200 : 503, body: readiness });
}

function sendJson(send: ReturnType<typeof sender>, { status, body, headers }: AdminAnswer): void {
  send(status, `${JSON.stringify(body)}\n`, 'application/json; charset=utf-8', headers);
}

function sender(response: ServerResponse) {
  return (status: number, text: string, type = 'text/plain; charset=utf-8', more: Record<string, string> = {}) => {
    const length = Buffer.byteLength(text);
    response.writeHead(status, { 'content-type': type, 'content-length': length, 'cache-control': 'no-store', ...more });
    response.end(text);
  };
}
