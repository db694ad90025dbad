import { defineConfig } from 'vitest/config';
import { vitestSettings } from './subgraphs/kit/build/vitestSettings.mjs';

const exclude = ['**/node_modules/**', '**/dist/**', '**/.data/**', 'test/bench/**'];
const settings = { exclude, testTimeout: 30_000, hookTimeout: 120_000, pool: 'forks' as const };
const departments = ['subgraphs/**/*.test.ts'];

export default defineConfig({
  ...vitestSettings,
  test: {
    // Two cores are what continuous integration has; more workers only take the processors from the databases under test.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...settings,
          name: 'parts',
          include: [
            '{gateway,schema,city,.ci}/**/*.test.ts',
            'test/{abuse,audits,boot,chaos,differential,federation,house,testkit,trust}/**/*.test.ts',
          ],
        },
      },
      { extends: true, test: { ...settings, name: 'departments on PGlite', include: departments } },
      {
        extends: true,
        test: {
          ...settings,
          name: 'departments on PostgreSQL',
          include: departments,
          globalSetup: ['test/testkit/providePostgres.ts'],
          setupFiles: ['test/testkit/usePostgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...settings,
          name: 'stories',
          include: ['test/stories/**/*.test.ts'],
          globalSetup: ['test/testkit/provideCity.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          ...settings,
          name: 'stories on PostgreSQL',
          include: ['test/stories/**/*.test.ts'],
          globalSetup: ['test/testkit/provideCityOnPostgres.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      { extends: true, test: { ...settings, name: 'lifting', include: ['test/lifting/**/*.test.ts'], testTimeout: 300_000 } },
    ],
  },
});
