import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { plantStories } from './anomalies/plantStories.ts';
import { City } from './City.ts';
import { dayText } from './calendar.ts';
import { civilAffairsFiles } from './civil-affairs/files.ts';
import { BadRows } from './files/BadRows.ts';
import { CsvFile } from './files/CsvFile.ts';
import type { ExportFile } from './files/ExportFile.ts';
import { SheetRows, writeXlsx } from './files/writeXlsx.ts';
import { hrssFiles } from './hrss/files.ts';
import { leadingGroupFiles } from './leading-group/files.ts';
import { medicalInsuranceFiles } from './medical-insurance/files.ts';
import type { Settings } from './settings.ts';
import { writeTruth } from './truth/writeTruth.ts';
import { veteransAffairsFiles } from './veterans-affairs/files.ts';
import { foundCity } from './world/foundCity.ts';

/** Every export file of every department, in the order in which they are written. */
export const EXPORT_FILES: readonly ExportFile[] = [
  ...leadingGroupFiles,
  ...hrssFiles,
  ...medicalInsuranceFiles,
  ...civilAffairsFiles,
  ...veteransAffairsFiles,
];

export interface Destination {
  /** One folder per department is made here. */
  readonly out: string;
  /** Labels of what was planted; no department reads this folder. */
  readonly truth: string;
  /** Told of every file as it is finished. */
  readonly progress?: (written: WrittenFile) => void;
}

export interface WrittenFile {
  readonly path: string;
  readonly rows: number;
  readonly seconds: number;
}

/** Founds the city, plants its stories and writes what each department's business systems would export. */
export async function generateCity(settings: Settings, destination: Destination, files = EXPORT_FILES): Promise<WrittenFile[]> {
  const world = foundCity(settings);
  const city = new City(world, plantStories(world));
  const written: WrittenFile[] = [];
  const badRows: BadRows[] = [];
  for (const file of files) {
    const started = performance.now();
    const { path, rows } = await writeFile(city, file, { out: destination.out, badRows });
    const done = { path, rows, seconds: (performance.now() - started) / 1000 };
    written.push(done);
    destination.progress?.(done);
  }
  writeTruth(city, { folder: destination.truth, badRows: badRows.flatMap(each => each.found) });
  return written;
}

async function writeFile(
  city: City,
  file: ExportFile,
  to: { out: string; badRows: BadRows[] },
): Promise<{ path: string; rows: number }> {
  const { settings } = city.world;
  const folder = join(to.out, file.department);
  mkdirSync(folder, { recursive: true });
  const name = `${file.name}_${dayText(settings.today).replaceAll('-', '')}.${file.format ?? 'csv'}`;
  const path = join(folder, name);
  if (file.format === 'xlsx') {
    const sheet = new SheetRows();
    file.write(city, sheet);
    await writeXlsx(path, { columns: file.columns, numbers: file.numbers ?? [], lines: sheet.lines });
    return { path, rows: sheet.lines.length };
  }
  const badRows = new BadRows({ ...file, file: name }, { seed: settings.seed, spares: person => city.plants.has(person) });
  if (!file.flawless) to.badRows.push(badRows);
  const encoding = file.department === 'medical-insurance' ? 'gb18030' : 'utf8';
  const csv = new CsvFile(path, file.columns, { encoding, badRows: file.flawless ? undefined : badRows });
  file.write(city, csv);
  csv.close();
  return { path, rows: csv.rows };
}
