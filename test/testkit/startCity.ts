import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { requestToken } from '../../city/identity/requestToken.ts';
import type { Asker } from './ask.ts';
import { type StartedProcess, startProcess } from './startProcess.ts';

const root = resolve(import.meta.dirname, '..', '..');

export interface City extends AsyncDisposable {
  /** The gateway's GraphQL address. */
  gateway: string;
  /** The gateway, asked by a demonstration account (`leading-group`, `hrss-officer`, …), with headers that say for what. */
  as(account: string, headers?: Readonly<Record<string, string>>): Promise<Asker>;
  /** Where each process listens and what its process id is, by name; read from what `npm start` prints. */
  processes: Map<string, { url: string; pid: number }>;
  dataDirectory: string;
  /** The environment that a department's process needs to come back as it was. */
  environmentOf(department: string): Record<string, string>;
  /** Folder of a department's export files. */
  exports(department: string): string;
  /** What the launcher printed, the board among it. */
  screen(): string;
  launcher: StartedProcess;
}

/** The folder that `npm start` makes inside its data directory for the city of the tests. */
const CITY_FOLDER = 'tiny-1-2025-10-31';

/**
 * The whole city at tiny scale, started as `npm start` does and stopped when the story is over.
 * @param prepared a data directory of an earlier start to copy; without it the city is generated and imported first
 * @param environment of the launcher: database servers of departments as `DATABASE_URL_<DEPARTMENT>` (the others use embedded
 *   databases), options of the gateway
 */
export async function startCity(prepared?: string, environment: Record<string, string> = {}): Promise<City> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'minsheng-city-'));
  if (prepared !== undefined) cpSync(prepared, dataDirectory, { recursive: true });
  const launcher = await startProcess({
    args: [join(root, 'city', 'start.ts'), '--scale', 'tiny', '--seed', '1', '--port', '0', '--data-dir', dataDirectory],
    cwd: root,
    env: { ...environment, NO_COLOR: '1' },
    ready: /stop\s+Ctrl-C/,
    timeoutMs: 240_000,
  });
  const processes = readScreen(launcher.logs());
  const gateway = processes.get('gateway')?.url;
  if (gateway === undefined) throw new Error(`the launcher named no gateway:\n${launcher.logs()}`);
  return {
    gateway,
    as: async (account, headers = {}) => {
      const password = readFileSync(join(dataDirectory, 'identity', 'password'), 'utf8').trim();
      const token = await requestToken({ issuer: processes.get('identity')?.url ?? '', account, password });
      return { url: gateway, headers: { ...headers, authorization: `Bearer ${token}` } };
    },
    processes,
    dataDirectory,
    launcher,
    environmentOf: department => ({
      PORT: new URL(processes.get(department)?.url ?? '').port,
      DATA_DIR: join(dataDirectory, CITY_FOLDER, 'departments', department),
      DATABASE_URL: environment[databaseVariable(department)] ?? '',
      GATEWAY_KEYS_FILE: join(dataDirectory, 'keys', `${department}-keys.json`),
    }),
    exports: department => join(dataDirectory, CITY_FOLDER, 'exports', department),
    screen: () => launcher.logs(),
    async [Symbol.asyncDispose]() {
      await launcher.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** How the launcher is told of a department's database server. */
export function databaseVariable(department: string): string {
  return `DATABASE_URL_${department.toUpperCase().replaceAll('-', '_')}`;
}

function readScreen(screen: string): Map<string, { url: string; pid: number }> {
  const lines = screen.matchAll(/^ {2}([a-z-]+) +(http\S+) +pid (\d+)$/gm);
  return new Map([...lines].map(([, name = '', url = '', pid = '']) => [name, { url, pid: Number(pid) }]));
}
