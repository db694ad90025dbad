import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, expect, it } from 'vitest';
import config from './rolldown.config.mjs';

// Inside the repository, so that the bundle finds its libraries as a department does.
const folder = mkdtempSync(join(import.meta.dirname, '..', '..', '..', 'node_modules', '.bundle-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** GraphQL compares the classes of foreign values in its development mode only, and throws. */
const PROGRAM = `import { GraphQLScalarType, isScalarType } from 'graphql';
class Foreign { get [Symbol.toStringTag]() { return 'GraphQLScalarType'; } }
try { isScalarType(new Foreign()); console.log('production', GraphQLScalarType.name); } catch { console.log('development'); }`;

it('A bundled department runs its libraries in production mode unless its environment says otherwise', async () => {
  const input = join(folder, 'server.ts');
  writeFileSync(input, PROGRAM);
  const { output, input: _entries, ...options } = config;
  const bundle = await rolldown({ ...options, input });
  await bundle.write({ ...output, dir: join(folder, 'dist') });
  const { NODE_ENV: _inherited, ...environment } = process.env;
  const run = (env: NodeJS.ProcessEnv) =>
    execFileSync(process.execPath, [join(folder, 'dist', 'server.js')], { env, encoding: 'utf8' });
  expect(run(environment)).toMatch(/^production/);
  expect(run({ ...environment, NODE_ENV: 'development' })).toMatch(/^development/);
});
