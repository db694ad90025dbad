import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LaunchOptions, ROOT } from './options.ts';
import { runToEnd } from './runToEnd.ts';

/** Writes the synthetic city's export files and the city's key for person keys; a generation that was cut short starts over. */
export async function generateCityOnce({ cityDirectory, scale, seed, today }: LaunchOptions): Promise<void> {
  const done = join(cityDirectory, 'exports', '.complete');
  if (existsSync(done)) return;
  mkdirSync(cityDirectory, { recursive: true });
  rmSync(join(cityDirectory, 'exports'), { recursive: true, force: true });
  const key = join(cityDirectory, 'city.key');
  if (!existsSync(key)) writeFileSync(key, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });

  process.stdout.write(`[city] generating the synthetic city: scale ${scale}, seed ${seed}, today ${today}\n`);
  await runToEnd('city', [
    join(ROOT, 'city', 'generate.ts'),
    ...['--scale', scale, '--seed', String(seed), '--today', today],
    ...['--out', join(cityDirectory, 'exports'), '--truth', join(cityDirectory, 'truth')],
  ]);
  writeFileSync(done, `${new Date().toISOString()}\n`);
}
