import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Children } from './children.ts';
import type { DepartmentFolder } from './findDepartments.ts';
import { runToEnd } from './runToEnd.ts';

/**
 * Imports each department's exports by the department's own importer, as many at a time as there are cores, the largest first.
 * The importer is idempotent: an import that was cut short is simply run again and goes on where it stopped.
 */
export async function importDepartmentsOnce(departments: DepartmentFolder[], children: Children): Promise<void> {
  const waiting = departments.filter(department => hasExports(department) && !isImported(department));
  if (waiting.length === 0) return;
  process.stdout.write(`[city] importing the departments' export files: ${waiting.map(({ name }) => name).join(', ')}\n`);
  const queue = waiting.toSorted((a, b) => sizeOf(b.exports) - sizeOf(a.exports));
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), queue.length) }, () => importNext(queue, children)));
}

async function importNext(queue: DepartmentFolder[], children: Children): Promise<void> {
  for (let department = queue.shift(); department !== undefined; department = queue.shift()) {
    const { name, folder, exports, dataDirectory, environment } = department;
    mkdirSync(dataDirectory, { recursive: true });
    const args = [join(folder, 'dist', 'import.js'), exports];
    await runToEnd({ label: name, args, cwd: folder, env: { ...environment, NODE_ENV: 'production' } }, children);
    writeFileSync(markOf(department), `${new Date().toISOString()}\n`);
  }
}

/** A department that keeps its own books, such as the sharing authority, has no business system that exports files. */
function hasExports({ exports }: DepartmentFolder): boolean {
  return existsSync(exports);
}

/**
 * The embedded database lives and dies with this folder, so a mark beside it tells. A database server is always asked: its own import
 * ledger knows which files it has, whatever happened to it since the last start.
 */
function isImported(department: DepartmentFolder): boolean {
  return !department.environment.DATABASE_URL && existsSync(markOf(department));
}

function markOf({ dataDirectory }: DepartmentFolder): string {
  return join(dataDirectory, '.imported');
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}
