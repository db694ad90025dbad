import { createHash, randomBytes } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Children } from './children.ts';
import { type LaunchOptions, ROOT } from './options.ts';
import { runToEnd } from './runToEnd.ts';

/**
 * Writes the synthetic city's export files and the city's key for person keys. A generation that was cut short starts over, and so does
 * a city that was made by other code: its files and embedded databases would no longer fit this one.
 */
export async function generateCityOnce({ cityDirectory, scale, seed, today }: LaunchOptions, children: Children): Promise<void> {
  const mark = join(cityDirectory, '.made-by');
  const maker = fingerprintOfMaker();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === maker) return;
  if (existsSync(mark)) process.stdout.write('[city] the code that makes the city has changed: making it anew\n');
  rmSync(cityDirectory, { recursive: true, force: true });
  mkdirSync(cityDirectory, { recursive: true });
  writeFileSync(join(cityDirectory, 'city.key'), `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });

  process.stdout.write(`[city] generating the synthetic city: scale ${scale}, seed ${seed}, today ${today}\n`);
  const args = [
    join(ROOT, 'city', 'generate.ts'),
    ...['--scale', scale, '--seed', String(seed), '--today', today],
    ...['--out', join(cityDirectory, 'exports'), '--truth', join(cityDirectory, 'truth')],
  ];
  await runToEnd({ label: 'city', args }, children);
  writeFileSync(mark, maker);
}

/** Of all code that decides what stands in the city's files and in the tables they are imported into. */
function fingerprintOfMaker(): string {
  const hash = createHash('sha256');
  const sources = ['city/synthetic/**/*.ts', 'subgraphs/*/{import,migrations,person}/**/*.ts'];
  const files = globSync(sources, { cwd: ROOT, exclude: path => /node_modules|\.test\.ts$/.test(path) });
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}
