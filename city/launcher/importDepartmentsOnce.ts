import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { DepartmentFolder } from './findDepartments.ts';
import { runToEnd } from './runToEnd.ts';

/**
 * Imports each department's exports by the department's own importer, as many at a time as there are cores, the largest first.
 * The importer is idempotent: an import that was cut short is simply run again and goes on where it stopped.
 */
export async function importDepartmentsOnce(departments: DepartmentFolder[]): Promise<void> {
  const waiting = departments.filter(department => !existsSync(markOf(department)));
  if (waiting.length === 0) return;
  process.stdout.write(`[city] importing the departments' export files (once): ${waiting.map(({ name }) => name).join(', ')}\n`);
  const queue = waiting.toSorted((a, b) => sizeOf(b.exports) - sizeOf(a.exports));
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), queue.length) }, () => importNext(queue)));
}

async function importNext(queue: DepartmentFolder[]): Promise<void> {
  for (let department = queue.shift(); department !== undefined; department = queue.shift()) {
    mkdirSync(department.dataDirectory, { recursive: true });
    await runToEnd(department.name, [join(department.folder, 'dist', 'import.js'), department.exports], {
      cwd: department.folder,
      env: { ...department.environment, NODE_ENV: 'production' },
    });
    writeFileSync(markOf(department), `${new Date().toISOString()}\n`);
  }
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

/** An external database is asked, not assumed: only the embedded one lives and dies with this folder. */
function markOf({ dataDirectory, environment }: DepartmentFolder): string {
  return join(dataDirectory, environment.DATABASE_URL ? '.imported-into-server' : '.imported');
}
