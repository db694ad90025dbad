import { defineConfig } from 'vitest/config';
import { vitestSettings } from '../kit/build/vitestSettings.mjs';

export default defineConfig({
  ...vitestSettings,
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Installed alone, the kit is TypeScript inside node_modules and must be transformed as our own code is.
    server: { deps: { inline: [/@minsheng\//] } },
  },
});
