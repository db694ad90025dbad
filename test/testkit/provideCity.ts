import type { TestProject } from 'vitest/node';
import { startCity } from './startCity.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data directory of a tiny city that was generated and imported once. */
    cityData: string;
    /** What the first start printed and how long it took, in milliseconds. */
    firstStart: { screen: string; milliseconds: number };
  }
}

/** Generates and imports the tiny city once by a first start; the stories start from copies of its data. */
export default async function provideCity(project: TestProject): Promise<() => Promise<void>> {
  const started = performance.now();
  const city = await startCity();
  project.provide('firstStart', { screen: city.screen(), milliseconds: performance.now() - started });
  await city.launcher.stop();
  project.provide('cityData', city.dataDirectory);
  return async () => city[Symbol.asyncDispose]();
}
