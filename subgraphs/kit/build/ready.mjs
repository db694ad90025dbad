// Before a department starts by itself: install where nothing is installed yet, then build. Runs on the system's Node 20, so it uses
// nothing but Node itself. In the repository npm installs the whole workspace, alone only the department.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

if (!findUpwards('node_modules/.bin/rolldown')) npm('install', '--no-audit', '--no-fund', '--loglevel=error');
// The start script says "exec", so that a signal to npm reaches the department and not only a shell between them; the shell of Windows
// has no such word.
if (process.platform === 'win32') writeFileSync(join(findUpwards('node_modules/.bin/rolldown'), '..', 'exec.cmd'), '@%*\r\n');
npm('run', '--silent', 'build');

function findUpwards(path) {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, path))) return join(folder, path);
    if (folder === dirname(folder)) return undefined;
  }
}

function npm(...args) {
  const done = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (done.status === 0) return;
  process.stderr.write(`"npm ${args.join(' ')}" failed (exit ${done.status ?? done.signal}); nothing was started.\n`);
  process.exit(done.status ?? 1);
}
