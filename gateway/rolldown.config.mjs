import { defineConfig } from 'rolldown';

// Our own code in few files: server.ts must run before the packages of serve.ts are loaded, and tracing is loaded only where it is wanted. Packages stay outside: a security fix must not need a rebuild.
export default defineConfig({
  input: 'server.ts',
  platform: 'node',
  external: /^[^./]/,
  output: { dir: 'dist', format: 'esm', chunkFileNames: '[name].js', sourcemap: true },
});
