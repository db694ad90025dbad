import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCodes } from './errors.ts';

const folder = import.meta.dirname;

test('the table in README.md lists exactly the codes of errors.ts, with the same status and meaning, and advice for each', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| `[A-Z_]+` .*\|$/gm)].map(([row]) => row.split('|').map(cell => cell.trim()));
  const table = Object.fromEntries(
    rows.map(([, code = '', http = '', meaning]) => {
      const [status, jsonStatus] = http.split(' / ').map(Number);
      return [code.replaceAll('`', ''), { status, ...(jsonStatus ? { jsonStatus } : {}), meaning }];
    }),
  );
  expect(table).toEqual(errorCodes);
  expect(rows.filter(([, , , , advice]) => !advice)).toEqual([]);
});

test('every code is really given by some stage', () => {
  const files = globSync('**/*.ts', { cwd: folder }).filter(file => !/errors\.ts|\.test\.ts|node_modules|^dist/.test(file));
  const sources = files.map(file => readFileSync(join(folder, file), 'utf8')).join('\n');
  const unused = Object.keys(errorCodes).filter(code => !sources.includes(`'${code}'`));
  // Codes are written as literals where they are given, so one that nobody writes is a promise nobody keeps.
  expect(unused).toEqual([]);
});
