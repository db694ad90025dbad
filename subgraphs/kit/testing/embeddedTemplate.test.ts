import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('A fresh embedded database is there while its process runs, and gone after it', () => {
  const module = join(import.meta.dirname, 'embeddedTemplate.ts');
  const program = `import { existsSync } from 'node:fs';
    import { freshEmbeddedDirectory } from ${JSON.stringify(module)};
    const directory = await freshEmbeddedDirectory();
    console.log(JSON.stringify({ directory, there: existsSync(directory + '/PG_VERSION') }));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  const { directory, there } = JSON.parse(out) as { directory: string; there: boolean };
  expect(there).toBe(true);
  expect(existsSync(join(directory, '..'))).toBe(false);
});
