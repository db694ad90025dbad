import { defineConfig } from 'vitest/config';
import { vitestSettings } from '../kit/build/vitestSettings.mjs';

// Alone, the department carries the kit inside node_modules: its TypeScript must be compiled like our own.
export default defineConfig({
  ...vitestSettings,
  test: {
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    server: { deps: { inline: [/@minsheng/] } },
  },
});
