import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { keysFileOf } from './createKeysOnce.ts';
import { type LaunchOptions, ROOT } from './options.ts';

/** A department as the launcher sees it: a folder under `subgraphs/` with a `schema.ts`. The folders are the registry. */
export interface DepartmentFolder {
  name: string;
  folder: string;
  port: number;
  /** Its exports in this city. */
  exports: string;
  /** Where its embedded database lives in this city. */
  dataDirectory: string;
  /** Where it keeps the ledger of what it is asked. */
  ledgerDirectory: string;
  /** Environment of its processes. */
  environment: NodeJS.ProcessEnv;
}

export function findDepartments({ cityDirectory, keysDirectory, identity }: LaunchOptions): DepartmentFolder[] {
  return globSync('subgraphs/*/schema.ts', { cwd: ROOT })
    .sort()
    .map(file => {
      const folder = join(ROOT, dirname(file));
      const name = basename(folder);
      const dataDirectory = join(cityDirectory, 'departments', name);
      const ledgerDirectory = join(dataDirectory, 'ledger');
      const databaseUrl = process.env[`DATABASE_URL_${name.toUpperCase().replaceAll('-', '_')}`];
      return {
        name,
        folder,
        port: portOf(folder),
        exports: join(cityDirectory, 'exports', name),
        dataDirectory,
        ledgerDirectory,
        environment: {
          ...process.env,
          HOST: '127.0.0.1',
          DATA_DIR: dataDirectory,
          LEDGER_DIR: ledgerDirectory,
          DATABASE_URL: databaseUrl ?? '',
          PID_KEY_FILE: join(cityDirectory, 'city.key'),
          GATEWAY_KEYS_FILE: keysFileOf(keysDirectory, name),
          // A gateway that identifies nobody can name nobody.
          ANONYMOUS_CALLERS: process.env.ANONYMOUS_CALLERS ?? (identity ? 'refused' : 'answered'),
        },
      };
    });
}

function portOf(folder: string): number {
  const manifest: { minsheng?: { port?: number } } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const port = manifest.minsheng?.port;
  if (port === undefined) throw new Error(`${folder}/package.json names no port; add "minsheng": { "port": <number> }`);
  return port;
}
