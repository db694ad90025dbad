import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';
import { repository } from '../gateways/repository.ts';

/** What figures depend on beside the code: the machine, Node, the commit. */
export function machineFacts(): Record<string, string> {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--', 'gateway').length > 0 ? ' with changes' : '';
  return {
    processor: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    kernel: `${type()} ${release()}`,
    node: process.version,
    date: new Date().toISOString(),
    commit: git('rev-parse', '--short=12', 'HEAD') + changed,
  };
}
