#!/usr/bin/env node
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { parseDay } from './synthetic/calendar.ts';
import { generateCity } from './synthetic/generateCity.ts';
import { parseScale, settingsOf } from './synthetic/settings.ts';

interface Options {
  readonly scale: string;
  readonly seed: string;
  readonly today: string;
  readonly out: string;
  readonly truth?: string;
}

const options = new Command('generate')
  .description("Writes the export files of a synthetic city's departments; nothing in them belongs to a real person")
  .option('--scale <scale>', 'tiny (1 %), demo (10 %), full (622,444 residents) or a fraction', 'tiny')
  .option('--seed <number>', 'equal seeds and scales write equal bytes', '1')
  .option('--today <date>', 'data date; 24 complete months of history lie before it', '2025-10-31')
  .requiredOption('--out <folder>', 'one folder per department is written here')
  .option('--truth <folder>', 'labels of the planted stories (default: truth beside the output folder)')
  .parse()
  .opts<Options>();

try {
  await run(options);
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function run(chosen: Options): Promise<void> {
  const started = performance.now();
  const seed = Number(chosen.seed);
  if (!Number.isSafeInteger(seed))
    throw new RangeError(`Seed "${chosen.seed}" is not a whole number: give for instance --seed 1`);
  const settings = settingsOf({ seed, scale: parseScale(chosen.scale), today: parseDay(chosen.today) });
  const out = resolve(chosen.out);
  const truth = resolve(chosen.truth ?? join(dirname(out), 'truth'));
  const written = await generateCity(settings, {
    out,
    truth,
    progress: file =>
      say(`${file.path.slice(out.length + 1)}  ${file.rows.toLocaleString('en')} rows  ${file.seconds.toFixed(1)} s`),
  });
  const rows = written.reduce((sum, file) => sum + file.rows, 0);
  const seconds = (performance.now() - started) / 1000;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  say(
    `${written.length} files, ${rows.toLocaleString('en')} rows in ${seconds.toFixed(1)} s, peak memory ${peak} MiB; labels in ${truth}`,
  );
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
