import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DepartmentConfig } from '../config.ts';
import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../database/openDatabase.ts';
import type { Department } from '../department.ts';
import { refreshOutdatedIndicators } from '../indicators/refreshIndicators.ts';
import { buildDepartmentSchema } from '../schema/buildDepartmentSchema.ts';
import { answerGraphQL } from './answerGraphQL.ts';
import { describeSurprise } from './describeSurprise.ts';
import { refuseRequest } from './refuseRequest.ts';
import { requireNode } from './requireNode.ts';

export interface RunningSubgraph {
  url: string;
  database: Database;
  /** Finishes running requests, then closes the database. */
  stop(): Promise<void>;
}

/**
 * Starts a department: database and migrations, indicators whose definition has changed, schema, HTTP.
 * `/graphql` answers GraphQL over HTTP; `/health/live` and `/health/ready` answer the operator.
 */
export async function startSubgraph(department: Department, config: DepartmentConfig): Promise<RunningSubgraph> {
  const database = await openDatabase(config.database, department.database, config);
  await department.beforeServing?.(database);
  await refreshOutdatedIndicators(database, department.indicators);
  const { schema } = await buildDepartmentSchema(department);
  const graphql = await answerGraphQL(schema, database, config);

  const server = createServer((request, response) => {
    answer(request, response).catch(error => giveUp(request, response, error));
  });
  await listen(server, config);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${config.host}:${port}/graphql`,
    database,
    async stop() {
      server.close();
      server.closeIdleConnections();
      await Promise.race([once(server, 'close'), new Promise(resolve => setTimeout(resolve, 10_000).unref())]);
      server.closeAllConnections();
      await graphql.stop();
      await database.close();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === '/health/live') {
      response.end('{"status":"live"}\n');
    } else if (path === '/health/ready') {
      const status = await readiness();
      response.writeHead(status).end(`{"status":${status}}\n`);
    } else if (path === '/graphql') {
      await graphql.handle(request, response);
    } else {
      response
        .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
        .end('not found: this department answers at /graphql and /health/ready\n');
    }
  }

  async function readiness(): Promise<number> {
    return database.orm.em
      .getConnection()
      .execute('select 1')
      .then(() => 200)
      .catch(() => 503);
  }
}

/** One request that cannot be answered ends alone: nothing of it may reach the process, which would end all others with it. */
function giveUp(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  // A client that hung up half-way is nobody's fault and hears no answer.
  if (request.destroyed && !request.complete) return void response.destroy();
  process.stderr.write(`${describeSurprise(error)}\n`);
  if (response.headersSent) response.destroy();
  else refuseRequest(response, 500, '本部门处理请求时出错，请联系该部门管理员 (the department failed on this request)');
}

/** The whole of a department's `server.ts`: start, say where, stop on a signal. */
export async function runSubgraph(department: Department): Promise<void> {
  requireNode();
  const running = await startOrExplain(department);
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
