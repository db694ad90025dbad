import { defineConfig } from 'rolldown';

// One file of our own code. Packages stay outside: the planner is native, and a security fix must not need a rebuild.
export default defineConfig({
  input: 'server.ts',
  platform: 'node',
  external: /^[^./]/,
  output: { dir: 'dist', format: 'esm', sourcemap: true },
});
