import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import { type Logger, pino } from 'pino';
import { defaultConfig, type GatewayConfig } from '../config/GatewayConfig.ts';
import { defaultLimits, type GatewayLimits } from '../config/GatewayLimits.ts';
import { type RunningGateway, startGateway } from '../startGateway.ts';
import type { Department } from './Department.ts';

/** Any real server that can be composed, started and stopped. */
export type Startable = Pick<Department, 'name' | 'typeDefs' | 'url' | 'start' | 'stop'>;

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  // A test reads answers of any shape.
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test is about
  body: any;
}

/** Real departments, a real supergraph file, a real gateway on a free port. `await using` stops everything. */
export class Federation implements AsyncDisposable {
  readonly gateway: RunningGateway;
  readonly #departments: readonly Startable[];
  readonly #folder: string;

  constructor(gateway: RunningGateway, { departments, folder }: { departments: readonly Startable[]; folder: string }) {
    this.gateway = gateway;
    this.#departments = departments;
    this.#folder = folder;
  }

  /** Sends a query as a well-behaved client does. */
  async ask(
    query: string,
    more: { variables?: object; operationName?: string; headers?: Record<string, string> } = {},
  ): Promise<Reply> {
    const { headers, ...rest } = more;
    return this.send({
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, ...rest }),
    });
  }

  async send(init: RequestInit, path = '/graphql'): Promise<Reply> {
    const response = await fetch(this.gateway.url + path, { redirect: 'manual', ...init });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
  }

  /** Puts another text in the place of the supergraph file, as a careful deployment does: at once. */
  async publish(sdl: string): Promise<void> {
    const draft = join(this.#folder, 'draft.graphql');
    await writeFile(draft, sdl);
    await rename(draft, join(this.#folder, 'supergraph.graphql'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.gateway.close();
    await Promise.all(this.#departments.map(department => department.stop()));
    await rm(this.#folder, { recursive: true });
  }
}

export async function startFederation(
  departments: readonly Startable[],
  settings: Partial<Omit<GatewayConfig, 'limits'>> & { limits?: Partial<GatewayLimits> } = {},
  log: Logger = pino({ level: 'silent' }),
): Promise<Federation> {
  await Promise.all(departments.map(department => department.start()));
  const folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  const supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, compose(departments));
  const limits = { ...defaultLimits, drainTimeout: 2000, ...settings.limits };
  const config: GatewayConfig = { ...defaultConfig, port: 0, supergraph, ...settings, limits };
  const gateway = await startGateway(config, log);
  return new Federation(gateway, { departments, folder });
}

export function compose(departments: readonly Pick<Department, 'name' | 'typeDefs' | 'url'>[]): string {
  const { supergraphSdl, errors } = composeServices(departments.map(({ name, typeDefs, url }) => ({ name, typeDefs, url })));
  if (!supergraphSdl) throw new Error(`The departments do not compose: ${errors?.map(({ message }) => message).join('\n')}`);
  return supergraphSdl;
}
