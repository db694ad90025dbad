import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORT_FILES } from './generateCity.ts';
import { Exports, normalised } from './testing/exports.ts';

interface Promised {
  readonly department: string;
  readonly file: string;
  readonly columns: string[];
  readonly key: string[];
}

let exports: Exports;
beforeAll(async () => {
  exports = await Exports.generate({ scale: 0.01 });
});
afterAll(() => exports[Symbol.dispose]());

describe('What schema/export-files.md promises', () => {
  const contract = readContract();

  test('has exactly the files that the business systems write', () => {
    const written = EXPORT_FILES.map(file => `${file.department}/${file.name}.${file.format ?? 'csv'}`);
    expect(written.sort()).toEqual(contract.map(promised => `${promised.department}/${promised.file}`).sort());
  });

  test.each(contract)('$department/$file has the promised header', promised => {
    const file = EXPORT_FILES.find(each => `${each.name}.${each.format ?? 'csv'}` === promised.file);
    expect(file?.columns).toEqual(promised.columns);
  });

  test.each(contract.filter(promised => promised.file.endsWith('.csv')))('$department/$file holds each fact once', promised => {
    const rows = exports.rows(promised.department, promised.file.replace('.csv', ''));
    expect(rows.length).toBeGreaterThan(0);
    const keys = rows.map(row =>
      promised.key.map(column => (column === '证件号码' ? normalised(row[column] ?? '') : row[column])).join('|'),
    );

    // Only corrections and retractions of a cremation repeat a key: they replace the record before them.
    const corrections = promised.file === '火化登记.csv' ? rows.filter(row => row.更正标志 !== '0').length : 0;

    expect(new Set(keys).size).toBe(keys.length - corrections);
  });
});

test('人社局 and the others write UTF-8 with a byte order mark, 医保分局 writes GB18030', () => {
  for (const [path, bytes] of exports.bytes()) {
    if (!path.endsWith('.csv') || path.startsWith('truth')) continue;
    const marked = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(marked, path).toBe(!path.startsWith('exports/medical-insurance'));
  }
});

test('Spreadsheets are zip files without a clock', () => {
  const sheets = [...exports.bytes()].filter(([path]) => path.endsWith('.xlsx'));
  expect(sheets).toHaveLength(EXPORT_FILES.filter(file => file.format === 'xlsx').length);
  for (const [path, bytes] of sheets) {
    expect(bytes.subarray(0, 2).toString('latin1'), path).toBe('PK');
    // The time of the entry: midnight of 1980-01-01, because a city must not depend on when it was written.
    expect(bytes.readUInt32LE(10), path).toBe(0x00210000);
  }
});

function readContract(): Promised[] {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'schema', 'export-files.md'), 'utf8');
  const found: Promised[] = [];
  let department = '';
  for (const line of text.split('\n')) {
    department = /^## .*`([a-z-]+)`/.exec(line)?.[1] ?? department;
    const [, file, columns] = /^\| `(.+?)` +\| (.+?) +\|$/.exec(line) ?? [];
    if (!file || !columns) continue;
    const marked = columns.split(', ').map(column => column.split(' '));
    found.push({
      department,
      file,
      columns: marked.map(([name]) => name ?? ''),
      key: marked.filter(([, ...marks]) => marks.includes('K')).map(([name]) => name ?? ''),
    });
  }
  return found;
}
