import { defineConfig } from 'vitest/config';
import { vitestSettings } from '../kit/build/vitestSettings.mjs';

export default defineConfig({
  ...vitestSettings,
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Lifted out, the kit is a package in node_modules; its TypeScript still has to be transformed.
    server: { deps: { inline: [/@minsheng\//] } },
  },
});
