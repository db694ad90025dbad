import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface PinnedProcess extends AsyncDisposable {
  pid: number;
  child: ChildProcess;
  /** Asks it to end with SIGTERM and waits until it has. */
  end(): Promise<void>;
}

export interface PinnedOptions {
  /** The core it may use, or a list of them as `taskset` reads it: `0,1`. */
  core: number | string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Where its output goes: a log that nobody reads while it is measured must cost the bench nothing. */
  log: string;
  /** Opens a channel for messages. */
  ipc?: boolean;
  cwd?: string;
}

/** Starts a Node process on one core, as production would run it. */
export function startPinned({ core, args, env, log, ipc = false, cwd }: PinnedOptions): PinnedProcess {
  const output = openSync(log, 'a');
  const child = spawn('taskset', ['-c', String(core), process.execPath, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ipc ? ['ignore', output, output, 'ipc'] : ['ignore', output, output],
    ...(cwd === undefined ? {} : { cwd }),
  });
  closeSync(output);
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    process.removeListener('exit', killWithUs);
  };
  const end = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid ?? -1, child, end, [Symbol.asyncDispose]: stop };
}
