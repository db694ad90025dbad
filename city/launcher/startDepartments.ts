import { join } from 'node:path';
import type { Children } from './children.ts';
import type { DepartmentFolder } from './findDepartments.ts';
import type { LaunchOptions } from './options.ts';
import { wantedOrFreePort } from './ports.ts';
import { type RunningProcess, startProcess } from './startProcess.ts';

/**
 * Starts every department as a process of its own, on its usual port when that is free. A city that asks for any free gateway port (0)
 * takes free ports for its departments too, so that several cities may start side by side.
 */
export function startDepartments(
  departments: DepartmentFolder[],
  { port }: LaunchOptions,
  children: Children,
): Promise<RunningProcess[]> {
  process.stdout.write(`[city] starting ${departments.length} departments\n`);
  return Promise.all(departments.map(department => startDepartment(department, port === 0, children)));
}

async function startDepartment(
  { name, folder, port, environment, dataDirectory }: DepartmentFolder,
  anyPort: boolean,
  children: Children,
): Promise<RunningProcess> {
  return startProcess(
    {
      name,
      args: [join(folder, 'dist', 'server.js')],
      folder,
      environment: { ...environment, PORT: String(anyPort ? 0 : await wantedOrFreePort(port)), NODE_ENV: 'production' },
      howToReturn: url =>
        `To bring it back (stop it there again before the next npm start): PORT=${new URL(url).port} DATA_DIR=${dataDirectory} GATEWAY_KEYS_FILE=${environment.GATEWAY_KEYS_FILE} ANONYMOUS_CALLERS=${environment.ANONYMOUS_CALLERS} npm start -w subgraphs/${name}`,
    },
    children,
  );
}
