import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type City, Office } from '../City.ts';
import { at } from '../column.ts';
import type { BadRow } from '../files/BadRows.ts';
import { CsvFile } from '../files/CsvFile.ts';
import { yuan } from '../money.ts';

/**
 * Writes what a test may expect and no department may read: the planted stories, the rows that importers should refuse, and
 * the persons whom one office's register shows differently from the others.
 */
export function writeTruth(city: City, truth: { folder: string; badRows: readonly BadRow[] }): void {
  mkdirSync(truth.folder, { recursive: true });
  assertTold(city);
  writeList(join(truth.folder, 'planted-stories.csv'), ['rule', 'kind', 'id', 'cause', 'months', 'amount'], stories(city));
  const rejected = truth.badRows.map(
    ({ department, file, row, field, mistake }) => `${department},${file},${row},${field},${mistake}`,
  );
  writeList(join(truth.folder, 'rejected-rows.csv'), ['department', 'file', 'row', 'field', 'mistake'], rejected);
  writeList(join(truth.folder, 'register-disagreements.csv'), ['office', 'id', 'kind'], disagreements(city));
}

/** A told story always left its rows: one without months is an error of this generator and would make a test wait in vain. */
function assertTold(city: City): void {
  const untold = city.plants.all.filter(plant => plant.months.length === 0);
  if (untold.length === 0) return;
  throw new Error(
    `Planted but never written: ${untold.map(plant => `${plant.rule} ${plant.cause} (${plant.person})`).join('; ')}`,
  );
}

function stories(city: City): string[] {
  return city.plants.all.map(plant => {
    const id = at(city.world.idNumbers, plant.person);
    return `${plant.rule},${plant.kind},${id},${plant.cause},${plant.months.join('|')},${yuan(plant.cents)}`;
  });
}

function* disagreements({ world }: City): Generator<string> {
  for (let person = 0; person < world.count; person++) {
    for (const [name, office] of Object.entries(Office)) {
      const id = at(world.idNumbers, person);
      if (at(world.oldNumber, person) & office) yield `${name},${id},15-digit number`;
      if (at(world.otherName, person) & office) yield `${name},${id},mistyped name`;
    }
  }
}

function writeList(path: string, columns: readonly string[], lines: Iterable<string>): void {
  const file = new CsvFile(path, columns, { encoding: 'utf8', badRows: undefined });
  for (const line of lines) file.row(line);
  file.close();
}
