import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DepartmentConfig, readConfig } from '../config.ts';
import type { Database, DatabaseLocation } from '../database/openDatabase.ts';
import type { Department } from '../department.ts';
import { importFolder } from '../import/index.ts';
import { refreshIndicators } from '../indicators/refreshIndicators.ts';
import { makeCheckpointKey } from '../ledger/index.ts';
import { startSubgraph } from '../server/startSubgraph.ts';
import { askSigned, testKeysFile } from './askSigned.ts';
import { freshLocation } from './freshLocation.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** The key that tests make person keys with. */
export const TEST_PID_KEY = 'test-key-for-person-keys-0123456789';

export interface TestDepartment extends AsyncDisposable {
  url: string;
  database: Database;
  /** Asks the department over HTTP; throws when it answers with errors. */
  ask<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Asks the department over HTTP and returns data and errors as they come. */
  askRaw(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<{
    data?: unknown;
    errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  }>;
  /** Imports a folder of export files, or files given as `{ name: content }`, then refreshes the indicators. */
  importFiles(files: string | Record<string, string>): ReturnType<typeof importFolder>;
}

/** A department's settings in tests: the defaults, on a free port, with the keys of a gateway that `askSigned` plays. */
export function testConfig(database: DatabaseLocation): DepartmentConfig {
  const ledger = temporaryFolder('minsheng-ledger-');
  const keyFile = join(ledger, 'key.pem');
  // A department that makes it says so, and every test would.
  makeCheckpointKey(keyFile);
  return {
    ...readConfig('test', 0, {
      PID_KEY: TEST_PID_KEY,
      MAX_BODY_BYTES: String(64 * 1024 * 1024),
      GATEWAY_KEYS_FILE: testKeysFile(),
    }),
    database,
    ledger: { directory: join(ledger, 'ledger'), hash: 'sm3', keyFile },
  };
}

/**
 * A running department on a fresh database: embedded PGlite, or a database of its own on the server named by TEST_POSTGRES_URL,
 * so that the same story runs on both engines.
 */
export async function startTestDepartment(
  department: Department,
  settings: Partial<DepartmentConfig> = {},
): Promise<TestDepartment> {
  const location = await freshLocation();
  const running = await startSubgraph(department, { ...testConfig(location), ...settings });
  const askRaw: TestDepartment['askRaw'] = async (query, variables) => {
    const response = await askSigned(running.url, JSON.stringify({ query, variables }));
    return (await response.json()) as Awaited<ReturnType<TestDepartment['askRaw']>>;
  };
  return {
    url: running.url,
    database: running.database,
    askRaw,
    async ask<Data>(query: string, variables?: Record<string, unknown>) {
      const { data, errors } = await askRaw(query, variables);
      if (errors !== undefined) throw new Error(`${department.name} answered with errors: ${JSON.stringify(errors)}`);
      return data as Data;
    },
    async importFiles(files) {
      const reports = await importFolder(
        running.database,
        department.exportFiles,
        typeof files === 'string' ? files : writeFolder(files),
        {
          pidKey: TEST_PID_KEY,
        },
      );
      await refreshIndicators(running.database, department.indicators);
      return reports;
    },
    [Symbol.asyncDispose]: () => running.stop(),
  };
}

function writeFolder(files: Record<string, string>): string {
  const folder = temporaryFolder('minsheng-exports-');
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
