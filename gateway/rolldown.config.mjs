import { defineConfig } from 'rolldown';

// Our own code in few files: server.ts must run before the packages of serve.ts are loaded, and tracing is loaded only where it is wanted. Packages stay outside: a security fix must not need a rebuild. The kit's ledger is our own code and no package.
export default defineConfig({
  input: { server: 'server.ts', evidence: 'evidence/cli/evidence.ts' },
  platform: 'node',
  external: id => /^[^./]/.test(id) && !id.startsWith('@minsheng/'),
  output: { dir: 'dist', format: 'esm', chunkFileNames: '[name].js', sourcemap: true },
});
