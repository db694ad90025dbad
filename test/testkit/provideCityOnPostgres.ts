import { globSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepareCity } from './provideCity.ts';
import { databaseVariable } from './startCity.ts';
import { startPostgres } from './startPostgres.ts';

/** The tiny city with every department on a database of its own on one private PostgreSQL server. */
export default async function provideCityOnPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const root = resolve(import.meta.dirname, '../..');
  const departments = globSync('subgraphs/*/schema.ts', { cwd: root }).map(file => basename(dirname(file)));
  const databases: Record<string, string> = {};
  for (const department of departments) databases[databaseVariable(department)] = await server.createDatabase(department);
  const stopCity = await prepareCity(project, databases);
  return async () => {
    await stopCity();
    await server.stop();
  };
}
