import { defineConfig } from 'vitest/config';
import { vitestSettings } from '../kit/build/vitestSettings.mjs';

export default defineConfig({
  ...vitestSettings,
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Lifted out, the kit is a packed copy in node_modules whose TypeScript has to be read like the department's own.
    server: { deps: { inline: [/@minsheng/] } },
  },
});
