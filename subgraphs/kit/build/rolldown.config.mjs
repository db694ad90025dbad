// Bundles a department's processes: its own code and the kit become one file each; libraries stay in node_modules.
// Start-up is then one read instead of a walk over hundreds of small files, and decorators' metadata is emitted as tsc would.

// Libraries read NODE_ENV while they are loaded, and imports are loaded before any statement of the bundle runs: only an import that
// stands before all others can set it in time. GraphQL then leaves out the checks of its development mode, one for each field.
const PRODUCTION_BY_DEFAULT = `import "data:text/javascript,process.env.NODE_ENV ??= 'production'";`;

export default {
  input: { server: 'server.ts', import: 'import.ts', emitSchema: 'emitSchema.ts' },
  external: id => /^[^./]/.test(id) && !/^(@minsheng|@oxc-project\/runtime)\//.test(id),
  platform: 'node',
  tsconfig: false,
  transform: {
    decorator: { legacy: true, emitDecoratorMetadata: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
  },
  output: { dir: 'dist', format: 'esm', sourcemap: true, cleanDir: true, banner: PRODUCTION_BY_DEFAULT },
};
