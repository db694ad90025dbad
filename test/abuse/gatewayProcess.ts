import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCity } from '../../gateway/testkit/city.ts';
import { compose } from '../../gateway/testkit/startFederation.ts';
import { type StartedProcess, startProcess } from '../testkit/startProcess.ts';

/** A gateway in a process of its own, before real departments. */
export interface GatewayProcess extends AsyncDisposable {
  url: string;
  process: StartedProcess;
  ask: (body: unknown) => Promise<{ status: number; codes: string[] }>;
}

export async function startGatewayProcess(options: readonly string[] = []): Promise<GatewayProcess> {
  const departments = Object.values(createCity());
  await Promise.all(departments.map(department => department.start()));
  const folder = await mkdtemp(join(tmpdir(), 'abuse-'));
  const supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, compose(departments));
  const server = join(import.meta.dirname, '../../gateway/server.ts');
  const started = await startProcess({
    args: [server, '--supergraph', supergraph, '--port', '0', ...options],
    env: { LOG_LEVEL: 'error' },
    ready: /listening on (\S+)/,
  });
  return {
    url: started.address,
    process: started,
    ask: body => ask(started.address, body),
    async [Symbol.asyncDispose]() {
      await started.stop();
      await Promise.all(departments.map(department => department.stop()));
      await rm(folder, { recursive: true });
    },
  };
}

async function ask(url: string, body: unknown): Promise<{ status: number; codes: string[] }> {
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  });
  const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return { status: response.status, codes: [...new Set(errors.map(({ extensions }) => extensions.code))] };
}
