// What every Vitest configuration that runs a department's code needs.
export const vitestSettings = {
  // Vite reads decorator settings only for files that a tsconfig includes; these lines hold for every file.
  oxc: {
    decorator: { legacy: true, emitDecoratorMetadata: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
  },
  // Node gives `import 'graphql'` its CommonJS file, as libraries get it by require; Vite would take the second copy, graphql/index.mjs.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
};
