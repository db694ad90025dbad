import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { lockDirectory } from './lockDirectory.ts';

const freshDirectory = () => temporaryFolder('minsheng-lock-');
const lockFile = (directory: string) => join(directory, 'minsheng.lock');

/** A process that tries to lock the directory, says what came of it, and holds it until it is told to end. */
function contender(directory: string) {
  const module = join(import.meta.dirname, 'lockDirectory.ts');
  const program = `import { lockDirectory } from ${JSON.stringify(module)};
    try { lockDirectory(${JSON.stringify(directory)}); console.log('owner'); } catch (error) { console.log(error.name); }
    setTimeout(() => {}, 60_000);`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
}

describe("The lock on an embedded database's directory", () => {
  it('has one owner, however many processes come at once upon the lock of a killed one', async () => {
    const directory = freshDirectory();
    const killed = contender(directory);
    await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(existsSync(lockFile(directory))).toBe(true);
    const contenders = Array.from({ length: 4 }, () => contender(directory));
    const results = await Promise.all(contenders.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()));
    for (const each of contenders) each.kill('SIGKILL');
    expect(results.sort()).toEqual(['DirectoryInUseError', 'DirectoryInUseError', 'DirectoryInUseError', 'owner']);
    expect(readdirSync(directory)).toEqual(['minsheng.lock']);
  });

  it('of a process on another host is not taken over, and says what to do', () => {
    const directory = freshDirectory();
    lockDirectory(directory)();
    const unlock = lockDirectory(directory);
    const own = JSON.parse(readFileSync(lockFile(directory), 'utf8'));
    unlock();
    writeFileSync(lockFile(directory), JSON.stringify({ ...own, host: 'server-2' }));
    expect(() => lockDirectory(directory)).toThrow(
      /process \d+ on the host "server-2".*nothing runs there.*then delete .*minsheng\.lock/,
    );
  });

  it('of before the last boot is taken over, also when its process id is in use again', () => {
    const directory = freshDirectory();
    const unlock = lockDirectory(directory);
    const own = JSON.parse(readFileSync(lockFile(directory), 'utf8'));
    unlock();
    writeFileSync(lockFile(directory), JSON.stringify({ ...own, bootId: 'an earlier boot' }));
    lockDirectory(directory)();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is given back by its owner only', () => {
    const directory = freshDirectory();
    const unlock = lockDirectory(directory);
    const other = JSON.stringify({ ...JSON.parse(readFileSync(lockFile(directory), 'utf8')), token: 'another' });
    writeFileSync(lockFile(directory), other);
    unlock();
    expect(readFileSync(lockFile(directory), 'utf8')).toBe(other);
  });
});
