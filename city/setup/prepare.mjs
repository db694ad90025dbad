// Makes a fresh clone ready: install when the lockfile changed, then build what changed. Runs on the system's Node 20,
// before anything is installed, so it uses nothing but Node itself; the scripts after it run on the Node that the install brings.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const stamp = join(root, 'node_modules', '.minsheng-lockfile');
const lockfile = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockfile) {
  step('installing dependencies (once per lockfile change, about a minute)');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lockfile);
}
// The scripts say "exec" where npm's shell must not stand between npm and the process; the shell of Windows has no such word.
if (process.platform === 'win32') writeFileSync(join(root, 'node_modules', '.bin', 'exec.cmd'), '@%*\r\n');
if (!process.argv.includes('--install-only')) {
  run(join(root, 'node_modules', '.bin', 'node'), [join(root, 'city', 'setup', 'buildAll.ts')]);
}

function step(text) {
  process.stdout.write(`[setup] ${text}\n`);
}

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status === 0) return;
  process.stderr.write(
    `[setup] "${command} ${args.join(' ')}" failed (exit ${done.status ?? done.signal}); nothing was started.\n`,
  );
  process.exit(done.status ?? 1);
}
