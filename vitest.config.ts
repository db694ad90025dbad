import { defineConfig } from 'vitest/config';
import { vitestSettings } from './subgraphs/kit/build/vitestSettings.mjs';

export default defineConfig({
  ...vitestSettings,
  test: {
    include: ['{gateway,schema,city,test,subgraphs}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'test/bench/**'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: 'forks',
  },
});
