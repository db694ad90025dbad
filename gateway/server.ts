#!/usr/bin/env node
// graphql-js compares realms at every check of a type unless told that this is production; that alone costs a third of its
// speed. It reads the variable once, when it is loaded, and imports are loaded before any statement here runs: hence the
// import below is a late one.
process.env.NODE_ENV = 'production';
const { serve } = await import('./serve.ts');
await serve();
