import { defineConfig } from 'rolldown';

// Our own code in two files, because server.ts must run before the packages of serve.ts are loaded. Packages stay outside: a security fix must not need a rebuild.
export default defineConfig({
  input: 'server.ts',
  platform: 'node',
  external: /^[^./]/,
  output: { dir: 'dist', format: 'esm', chunkFileNames: '[name].js', sourcemap: true },
});
