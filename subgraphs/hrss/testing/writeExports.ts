import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@minsheng/subgraph-kit/testing';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { exportFiles } from '../import/exportFiles.ts';

/** Citizens of the tests, on prefixes that belong to nobody or are the examples of GB 11643. */
export const [WANG, LI, ZHAO, QIAN, SUN] = [
  '11010519491231002X',
  '440524188001010014',
  '360799195503150014',
  '360799198002291234',
  '360799201511010423',
];

export const EMPLOYER = '91360799MA3ABCDE1Q';
export const [YUNXI, SHIQIAO] = ['360799100', '360799101'];

/**
 * Writes export files as the business system would: the header of the description, then the rows (comma-separated cells).
 * @param files rows by file name, such as `参保关系_20251031`
 * @returns the folder
 */
export async function writeExports(files: Record<string, string[]>): Promise<string> {
  const folder = temporaryFolder('minsheng-hrss-exports-');
  for (const [name, rows] of Object.entries(files)) {
    const description = exportFiles.find(each => name.startsWith(`${each.name}_`));
    if (description === undefined) throw new Error(`no export file of hrss is called ${name}`);
    const path = join(folder, `${name}.${description.format}`);
    if (description.format === 'csv') writeFileSync(path, `\ufeff${[description.headers.join(','), ...rows].join('\r\n')}\r\n`);
    else await writeSheet(path, [[...description.headers], ...rows.map(row => row.split(','))]);
  }
  return folder;
}

async function writeSheet(path: string, rows: string[][]): Promise<void> {
  const sheet = rows.map(row => row.map(value => (value === '' ? null : { value, type: String })));
  writeFileSync(path, await writeXlsxFile(sheet satisfies SheetData).toBuffer());
}
