import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { openAskedLedger } from '../asked/openAskedLedger.ts';
import type { DepartmentConfig } from '../config.ts';
import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../database/openDatabase.ts';
import type { Department } from '../department.ts';
import { refreshOutdatedIndicators } from '../indicators/refreshIndicators.ts';
import { buildDepartmentSchema } from '../schema/buildDepartmentSchema.ts';
import { CallGate } from '../trust/CallGate.ts';
import { readOwnersFile } from '../trust/readOwnersFile.ts';
import { answerGraphQL } from './answerGraphQL.ts';
import { describeSurprise } from './describeSurprise.ts';
import { requireNode } from './requireNode.ts';

export interface RunningSubgraph {
  url: string;
  database: Database;
  /** Finishes running requests, then closes the database. */
  stop(): Promise<void>;
}

/**
 * Starts a department: ledger, database and migrations, indicators whose definition has changed, schema, HTTP.
 * `/graphql` answers the gateway's signed calls by GraphQL over HTTP; `/health/live` and `/health/ready` answer the operator.
 */
export async function startSubgraph(department: Department, config: DepartmentConfig): Promise<RunningSubgraph> {
  // First: a department whose keys cannot be used does nothing at all.
  const { gatewayKeysFile, signatureWindowSeconds: windowSeconds } = config;
  const gate = gatewayKeysFile === undefined ? undefined : new CallGate(gatewayKeysFile, { windowSeconds });
  const database = await openDatabase(config.database, department.database, config);
  await department.beforeServing?.(database);
  await refreshOutdatedIndicators(database, department.indicators);
  const { schema } = await buildDepartmentSchema(department);
  const asked = gate && (await openAskedLedger(config.ledger));
  const graphql = await answerGraphQL({ schema, database, gate, asked, rules: department.rules }, config);

  const server = openServer(config, (request, response) => {
    answer(request, response).catch(error => giveUp(response, error));
  });
  await listen(server, config);
  const { port } = server.address() as AddressInfo;

  return {
    url: `${config.tls ? 'https' : 'http'}://${config.host}:${port}/graphql`,
    database,
    async stop() {
      server.close();
      server.closeIdleConnections();
      await Promise.race([once(server, 'close'), new Promise(resolve => setTimeout(resolve, 10_000).unref())]);
      server.closeAllConnections();
      await graphql.stop();
      gate?.stop();
      await asked?.close();
      await database.close();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === '/health/live') {
      sendHealth(response, 'ok');
    } else if (path === '/health/ready') {
      sendHealth(response, await readiness());
    } else if (path === '/graphql') {
      await graphql.handle(request, response);
    } else {
      response
        .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
        .end('not found: this department answers at /graphql and /health/ready\n');
    }
  }

  async function readiness(): Promise<Health> {
    return database.orm.em
      .getConnection()
      .execute('select 1')
      .then((): Health => 'ok')
      .catch((): Health => 'database unavailable');
  }
}

type Health = 'ok' | 'database unavailable';

/** In the gateway's form, so that one check reads both. */
function sendHealth(response: ServerResponse, status: Health): void {
  const type = 'application/json; charset=utf-8';
  response.writeHead(status === 'ok' ? 200 : 503, { 'content-type': type }).end(`${JSON.stringify({ status })}\n`);
}

/** One request that cannot be answered ends alone: nothing of it may reach the process, which would end all others with it. */
function giveUp(response: ServerResponse, error: unknown): void {
  process.stderr.write(`${describeSurprise(error)}\n`);
  if (response.headersSent) response.destroy();
  else response.writeHead(500).end();
}

/** Most bytes of a request's head: the reasons for a large operation are long. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Under TLS when the department has a certificate; with an authority for clients, only theirs get as far as a request. */
function openServer({ tls }: DepartmentConfig, listener: RequestListener): Server {
  const options = { maxHeaderSize: MAX_HEADER_BYTES };
  if (!tls) return createServer(options, listener);
  return createSecureServer(
    {
      ...options,
      cert: readFileSync(tls.certificateFile),
      key: readOwnersFile(tls.keyFile),
      ...(tls.clientCaFile !== undefined && { ca: readFileSync(tls.clientCaFile), requestCert: true, rejectUnauthorized: true }),
    },
    listener,
  );
}

/** The whole of a department's `server.ts`: start, say where, stop on a signal. */
export async function runSubgraph(department: Department): Promise<void> {
  requireNode();
  const running = await startOrExplain(department);
  if (!process.env.GATEWAY_KEYS_FILE) {
    process.stderr.write(
      `${department.name} ${department.title}：未设置 GATEWAY_KEYS_FILE，只答复健康检查 without GATEWAY_KEYS_FILE it answers nothing but its health\n`,
    );
  }
  process.stdout.write(`${department.name} ${department.title} listening on ${running.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)));
  }
}

/** What an operator can mend is told in one sentence; a stack would bury it. */
async function startOrExplain(department: Department): Promise<RunningSubgraph> {
  try {
    return await startSubgraph(department, readConfig(department.name, department.defaultPort));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${department.name} ${department.title} 无法启动 cannot start: ${reason}\n`);
    process.exit(1);
  }
}

async function listen(server: Server, { host, port }: DepartmentConfig): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}
