import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import readSheet from 'read-excel-file/node';
import { parseDay } from '../calendar.ts';
import { EXPORT_FILES, generateCity } from '../generateCity.ts';
import { settingsOf } from '../settings.ts';

export type Row = Readonly<Record<string, string>>;

/** A generated city on disk, read back as an importer would: by file name and header, knowing nothing of the generator. */
export class Exports implements Disposable {
  readonly folder: string;
  readonly #home: string;

  private constructor(home: string) {
    this.#home = home;
    this.folder = join(home, 'exports');
  }

  /** Runs the command as an operator would; a process of its own is also several times faster than a test runner's modules. */
  static async generate(choice: { scale: number; seed?: number }): Promise<Exports> {
    const exports = new Exports(mkdtempSync(join(tmpdir(), 'city-')));
    const command = join(import.meta.dirname, '..', '..', 'generate.ts');
    const options = ['--scale', String(choice.scale), '--seed', String(choice.seed ?? 1), '--today', '2025-10-31'];
    await promisify(execFile)(process.execPath, [command, ...options, '--out', exports.folder]);
    return exports;
  }

  /** The same city with the files written in the opposite order. */
  static async generateBackwards(choice: { scale: number; seed: number }): Promise<Exports> {
    const exports = new Exports(mkdtempSync(join(tmpdir(), 'city-')));
    const settings = settingsOf({ ...choice, today: parseDay('2025-10-31') });
    await generateCity(settings, { out: exports.folder, truth: join(exports.#home, 'truth') }, EXPORT_FILES.toReversed());
    return exports;
  }

  /** Every file below the folder with its bytes, by relative path. */
  bytes(): Map<string, Buffer> {
    const paths = readdirSync(this.#home, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
    const found = paths.map(entry => join(entry.parentPath, entry.name)).sort();
    return new Map(found.map(path => [path.slice(this.#home.length + 1), readFileSync(path)]));
  }

  /** The header and the rows of a CSV export, with the unusable rows left out as an importer would. */
  rows(department: string, name: string): Row[] {
    return [...this.each(department, name)];
  }

  /** The same rows one by one, for files too large to keep. */
  *each(department: string, name: string): Generator<Row> {
    const file = `${name}_20251031.csv`;
    const rejected = new Set(
      this.truth('rejected-rows')
        .filter(row => row.department === department && row.file === file)
        .map(row => Number(row.row)),
    );
    let line = 1;
    for (const row of this.#read(department, name)) if (!rejected.has(++line)) yield row;
  }

  /** The rows of an XLSX export, every cell as text. */
  async sheet(department: string, name: string): Promise<Row[]> {
    const [sheet] = await readSheet(join(this.folder, department, `${name}_20251031.xlsx`));
    const [header = [], ...body] = sheet?.data ?? [];
    return body.map(cells => Object.fromEntries(header.map((column, index) => [String(column), String(cells[index] ?? '')])));
  }

  everyRow(department: string, name: string): Row[] {
    return [...this.#read(department, name)];
  }

  #read(department: string, name: string): Generator<Row> {
    const bytes = readFileSync(join(this.folder, department, `${name}_20251031.csv`));
    return parse(new TextDecoder(department === 'medical-insurance' ? 'gb18030' : 'utf-8', { fatal: true }).decode(bytes));
  }

  truth(name: 'planted-stories' | 'rejected-rows' | 'register-disagreements'): Row[] {
    return [...parse(new TextDecoder('utf-8').decode(readFileSync(join(this.#home, 'truth', `${name}.csv`))))];
  }

  [Symbol.dispose](): void {
    rmSync(this.#home, { recursive: true });
  }
}

function* parse(text: string): Generator<Row> {
  const [head = '', ...lines] = text.split('\r\n');
  const columns = head.split(',');
  for (const line of lines.slice(0, -1)) {
    const values = line.split(',');
    if (values.length !== columns.length) throw new Error(`"${line}" has ${values.length} values for ${columns.length} columns`);
    const row: Record<string, string> = {};
    for (let index = 0; index < columns.length; index++) row[columns[index] ?? ''] = values[index] ?? '';
    yield row;
  }
}

/** The citizen ID in its 18-character form, however the register holds it. */
export function normalised(id: string): string {
  if (id.length !== 15) return id;
  const body = `${id.slice(0, 6)}19${id.slice(6)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body.charAt(index)), 0);
  return body + '10X98765432'.charAt(sum % 11);
}
