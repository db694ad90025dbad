import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import readSheet from 'read-excel-file/node';

export type Row = Record<string, string>;

/**
 * Export files read the plainest way there is, with nothing of the importers: what a suspicious auditor would do in a spreadsheet.
 * Rows that the synthetic city names as mistaken (and importers must refuse) are left out; the same key twice counts as the later row.
 */
export class ExportReader {
  readonly #exports: string;
  readonly #mistaken: Set<string>;

  /** @param cityFolder the folder that holds `exports` and `truth` */
  constructor(cityFolder: string) {
    this.#exports = join(cityFolder, 'exports');
    const mistakes = parseCsv(readFileSync(join(cityFolder, 'truth', 'rejected-rows.csv'), 'utf8'));
    this.#mistaken = new Set(mistakes.map(({ department, file, row }) => `${department}/${file}#${row}`));
  }

  /** Rows of a CSV export; `key` names the columns that identify a fact. */
  csv(department: string, name: string, key: string[]): Row[] {
    const facts = new Map<string, Row>();
    for (const file of this.#files(department, name)) {
      const bytes = readFileSync(join(this.#exports, department, file));
      const rows = parseCsv(new TextDecoder(department === 'medical-insurance' ? 'gb18030' : 'utf-8').decode(bytes));
      for (const [index, row] of rows.entries()) {
        // Line 1 is the header.
        if (this.#mistaken.has(`${department}/${file}#${index + 2}`)) continue;
        if (row.证件号码 !== undefined) row.证件号码 = eighteen(row.证件号码);
        facts.set(key.map(column => row[column]).join('\u0000'), row);
      }
    }
    return [...facts.values()];
  }

  /** Rows of an XLSX export, every cell as text. */
  async xlsx(department: string, name: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (const file of this.#files(department, name)) {
      const [sheet] = await readSheet(join(this.#exports, department, file));
      const [header = [], ...body] = sheet?.data ?? [];
      for (const cells of body)
        rows.push(Object.fromEntries(header.map((column, index) => [String(column), String(cells[index] ?? '')])));
    }
    return rows;
  }

  #files(department: string, name: string): string[] {
    const found = readdirSync(join(this.#exports, department)).filter(
      file => file.startsWith(`${name}_`) && /\.(csv|xlsx)$/.test(file),
    );
    if (found.length === 0) throw new Error(`${department} has no export file ${name}`);
    return found.filter(file => !file.includes('.rejected')).sort();
  }
}

function parseCsv(text: string): Row[] {
  return Papa.parse<Row>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
}

/** Old citizen IDs of 15 digits are today's of 18 without the century and the check digit (GB 11643-1999). */
function eighteen(id: string): string {
  if (id.length !== 15) return id.toUpperCase();
  const digits = `${id.slice(0, 6)}19${id.slice(6)}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * 2 ** (17 - index), 0);
  return digits + '10X98765432'[sum % 11];
}
