import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDay } from '../calendar.ts';
import { generateCity } from '../generateCity.ts';
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

  static async generate(choice: { scale: number; seed?: number }, files?: Parameters<typeof generateCity>[2]): Promise<Exports> {
    const exports = new Exports(mkdtempSync(join(tmpdir(), 'city-')));
    const settings = settingsOf({ seed: choice.seed ?? 1, scale: choice.scale, today: parseDay('2025-10-31') });
    await generateCity(settings, { out: exports.folder, truth: join(exports.#home, 'truth') }, files);
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
    const file = `${name}_20251031.csv`;
    const rejected = new Set(
      this.truth('rejected-rows')
        .filter(row => row.department === department && row.file === file)
        .map(row => Number(row.row)),
    );
    return this.everyRow(department, name).filter((_, index) => !rejected.has(index + 2));
  }

  everyRow(department: string, name: string): Row[] {
    const bytes = readFileSync(join(this.folder, department, `${name}_20251031.csv`));
    return parse(new TextDecoder(department === 'medical-insurance' ? 'gb18030' : 'utf-8', { fatal: true }).decode(bytes));
  }

  truth(name: 'planted-stories' | 'rejected-rows' | 'register-disagreements'): Row[] {
    return parse(new TextDecoder('utf-8').decode(readFileSync(join(this.#home, 'truth', `${name}.csv`))));
  }

  [Symbol.dispose](): void {
    rmSync(this.#home, { recursive: true });
  }
}

function parse(text: string): Row[] {
  const [head = '', ...lines] = text.split('\r\n');
  const columns = head.split(',');
  return lines.slice(0, -1).map(line => {
    const values = line.split(',');
    if (values.length !== columns.length) throw new Error(`"${line}" has ${values.length} values for ${columns.length} columns`);
    return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? '']));
  });
}

/** The citizen ID in its 18-character form, however the register holds it. */
export function normalised(id: string): string {
  if (id.length !== 15) return id;
  const body = `${id.slice(0, 6)}19${id.slice(6)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body.charAt(index)), 0);
  return body + '10X98765432'.charAt(sum % 11);
}
