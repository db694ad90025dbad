import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test.each([
  { options: ['--scale', 'huge'], says: 'Scale "huge" is not known: use tiny, demo, full or a fraction above 0 and up to 1' },
  { options: ['--scale', '2'], says: 'Scale "2" is not known: use tiny, demo, full or a fraction above 0 and up to 1' },
  { options: ['--today', '31.10.2025'], says: '"31.10.2025" is not a date: write it as YYYY-MM-DD, for instance 2025-10-31' },
  { options: ['--today', '2025-02-30'], says: '"2025-02-30" is not a date: write it as YYYY-MM-DD, for instance 2025-10-31' },
  { options: ['--seed', 'x'], says: 'Seed "x" is not a whole number: give for instance --seed 1' },
])('An operator who types $options is told what to write instead', ({ options, says }) => {
  const command = join(import.meta.dirname, '..', 'generate.ts');
  const run = spawnSync(process.execPath, [command, '--out', join(tmpdir(), 'never-written'), ...options], { encoding: 'utf8' });
  expect(run.status).toBe(2);
  expect(run.stderr.trim()).toBe(says);
});

test.each(['2026-06-15', '2026-03-31', '2025-08-20'])(
  'A city of %s can be written too: nothing planted depends on the day',
  today => {
    const home = mkdtempSync(join(tmpdir(), 'city-'));
    const command = join(import.meta.dirname, '..', 'generate.ts');
    const options = ['--scale', '0.01', '--today', today, '--out', join(home, 'exports')];
    const run = spawnSync(process.execPath, [command, ...options], { encoding: 'utf8' });
    rmSync(home, { recursive: true });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  },
);
