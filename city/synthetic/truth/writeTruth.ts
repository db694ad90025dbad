import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { City } from '../City.ts';
import { at } from '../column.ts';
import type { BadRow } from '../files/BadRows.ts';
import { CsvFile } from '../files/CsvFile.ts';
import { yuan } from '../money.ts';

const PLAIN = { encoding: 'utf8', badRows: undefined } as const;

/** A told story always left its rows: one without months is an error of this generator and would make a test wait in vain. */
function assertTold(city: City): void {
  const untold = city.plants.all.filter(plant => plant.months.length === 0);
  if (untold.length === 0) return;
  throw new Error(
    `Planted but never written: ${untold.map(plant => `${plant.rule} ${plant.cause} (${plant.person})`).join('; ')}`,
  );
}

/** Writes what a test may expect and no department may read: the planted stories and the rows that importers should refuse. */
export function writeTruth(city: City, truth: { folder: string; badRows: readonly BadRow[] }): void {
  mkdirSync(truth.folder, { recursive: true });
  assertTold(city);
  const stories = new CsvFile(
    join(truth.folder, 'planted-stories.csv'),
    ['rule', 'kind', 'id', 'cause', 'months', 'amount'],
    PLAIN,
  );
  for (const plant of city.plants.all) {
    const id = at(city.world.idNumbers, plant.person);
    stories.row(`${plant.rule},${plant.kind},${id},${plant.cause},${plant.months.join('|')},${yuan(plant.cents)}`);
  }
  stories.close();
  const columns = ['department', 'file', 'row', 'field', 'mistake'];
  const rejected = new CsvFile(join(truth.folder, 'rejected-rows.csv'), columns, PLAIN);
  for (const { department, file, row, field, mistake } of truth.badRows)
    rejected.row(`${department},${file},${row},${field},${mistake}`);
  rejected.close();
}
