import type { TestProject } from 'vitest/node';
import { startCity } from './startCity.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data directory of a tiny city that was generated and imported once. */
    cityData: string;
    /** Database servers of its departments, as `DATABASE_URL_<DEPARTMENT>`; none where they are embedded. */
    cityDatabases: Record<string, string>;
    /** What the first start printed. */
    firstStart: { screen: string };
  }
}

/** Generates and imports the tiny city once by a first start; the stories start from copies of its data. */
export default function provideCity(project: TestProject): Promise<() => Promise<void>> {
  return prepareCity(project, {});
}

export async function prepareCity(project: TestProject, databases: Record<string, string>): Promise<() => Promise<void>> {
  const city = await startCity(undefined, databases);
  project.provide('cityDatabases', databases);
  project.provide('firstStart', { screen: city.screen() });
  await city.launcher.stop();
  project.provide('cityData', city.dataDirectory);
  return async () => city[Symbol.asyncDispose]();
}
