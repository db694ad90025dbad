import { join } from 'node:path';
import type { DepartmentFolder } from './findDepartments.ts';
import { wantedOrFreePort } from './ports.ts';
import { type RunningProcess, startProcess } from './startProcess.ts';

/** Starts every department as a process of its own, on its usual port when that is free. */
export function startDepartments(departments: DepartmentFolder[]): Promise<RunningProcess[]> {
  process.stdout.write(`[city] starting ${departments.length} departments\n`);
  return Promise.all(departments.map(startDepartment));
}

async function startDepartment({ name, folder, port, environment, dataDirectory }: DepartmentFolder): Promise<RunningProcess> {
  return startProcess({
    name,
    args: [join(folder, 'dist', 'server.js')],
    folder,
    environment: { ...environment, PORT: String(await wantedOrFreePort(port)), NODE_ENV: 'production' },
    howToReturn: url => `To bring it back: PORT=${new URL(url).port} DATA_DIR=${dataDirectory} npm start -w subgraphs/${name}`,
  });
}
