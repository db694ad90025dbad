/**
 * `npm run audit`: fails on advisories of high or critical severity against what is installed in production, unless audit-allowed.json
 * says why one is borne, and until when. A registry that cannot be asked is said plainly, and fails nothing: machines may be offline.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeAudit, readAllowed } from './judgeAudit.ts';

const file = join(import.meta.dirname, 'audit-allowed.json');
const allowed = readAllowed(readFileSync(file, 'utf8'), file);
const { stdout, error } = spawnSync('npm', ['audit', '--json', '--omit=dev'], {
  encoding: 'utf8',
  // On Windows npm is a script.
  shell: process.platform === 'win32',
  maxBuffer: 64 * 1024 * 1024,
});
const { failures, notes } = judgeAudit(error ? undefined : stdout, allowed, new Date());
for (const note of notes) console.warn(`audit: ${note}`);
for (const failure of failures) console.error(`audit: FAILS: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
