import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DepartmentConfig } from '../config.ts';
import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../database/openDatabase.ts';
import type { Department } from '../department.ts';
import { refreshOutdatedIndicators } from '../indicators/refreshIndicators.ts';
import { buildDepartmentSchema } from '../schema/buildDepartmentSchema.ts';
import { answerGraphQL } from './answerGraphQL.ts';
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
  const database = await openDatabase(config.database, department.database);
  await department.beforeServing?.(database);
  await refreshOutdatedIndicators(database, department.indicators);
  const { schema } = await buildDepartmentSchema(department.schema);
  const graphql = await answerGraphQL(schema, database, config);

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === '/health/live') return void response.end('{"status":"live"}\n');
    if (path === '/health/ready')
      return void readiness().then(status => response.writeHead(status).end(`{"status":${status}}\n`));
    if (path === '/graphql') return void graphql.handle(request, response);
    response
      .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      .end('not found: this department answers at /graphql and /health/ready\n');
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

  async function readiness(): Promise<number> {
    return database.orm.em
      .getConnection()
      .execute('select 1')
      .then(() => 200)
      .catch(() => 503);
  }
}

/** The whole of a department's `server.ts`: start, say where, stop on a signal. */
export async function runSubgraph(department: Department): Promise<void> {
  requireNode();
  process.env.NODE_ENV ??= 'production';
  const running = await startSubgraph(department, readConfig(department.name, department.defaultPort));
  process.stdout.write(`${department.name} ${department.title} listening on ${running.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)));
  }
}

async function listen(server: Server, { host, port }: DepartmentConfig): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}
