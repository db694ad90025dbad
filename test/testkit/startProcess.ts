import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

export interface ProcessToStart {
  /** The script Node runs, with its arguments: `['gateway/dist/server.js', '--port', '0']`. */
  args: readonly string[];
  /** The program; Node itself unless told otherwise. */
  command?: string;
  cwd?: string;
  /** Added to this process's environment; `undefined` takes a variable away. */
  env?: Readonly<Record<string, string | undefined>>;
  /** How we know that it is up: a line it prints (the first group is kept as `address`), or a URL that answers 2xx. */
  ready: RegExp | URL;
  /** How long it may take to come up, in milliseconds. */
  timeoutMs?: number;
}

/** A running process of ours, stopped when the test is over. */
export interface StartedProcess extends AsyncDisposable {
  pid: number;
  /** What the first group of `ready` caught, such as the address the process listens on; the URL where `ready` is one. */
  address: string;
  /** Everything it wrote so far, stdout and stderr as they came. */
  logs(): string;
  /** Resolves with its exit code, or the name of the signal that ended it. */
  exited: Promise<number | NodeJS.Signals>;
  /** Asks it to end with SIGTERM; an error when it does not within ten seconds (it is killed then). */
  stop(): Promise<number | NodeJS.Signals>;
  /** Ends it at once, as a crash or a power cut would. */
  kill(): Promise<void>;
}

const GRACE_MS = 10_000;

/** Starts a built process and waits until it is up. One that ends or stays silent is an error that shows its last words. */
export async function startProcess(options: ProcessToStart): Promise<StartedProcess> {
  const { args, command = process.execPath, cwd, env, ready, timeoutMs = 30_000 } = options;
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const started = attach(child);
  const title = [command, ...args].join(' ');
  const timeUp = AbortSignal.timeout(timeoutMs);
  const end = started.exited.then(code => ({ code }));
  for (;;) {
    const address = await isUp(ready, started.logs());
    if (address !== undefined) return { ...started, address };
    const next = await Promise.race([end, delay(20)]);
    if (next !== undefined) throw new Error(`"${title}" ended (${next.code}) before it was ready. It wrote:\n${started.logs()}`);
    if (timeUp.aborted) {
      await started.kill();
      throw new Error(`"${title}" was not ready (${ready}) within ${timeoutMs} ms. It wrote:\n${started.logs()}`);
    }
  }
}

async function isUp(ready: RegExp | URL, logs: string): Promise<string | undefined> {
  if (ready instanceof RegExp) {
    const line = ready.exec(logs);
    return line === null ? undefined : (line[1] ?? line[0]);
  }
  const response = await fetch(ready, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
  await response?.body?.cancel();
  return response?.ok ? ready.href : undefined;
}

function attach(child: ChildProcess): Omit<StartedProcess, 'address'> {
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  }
  const exited = new Promise<number | NodeJS.Signals>(resolve => {
    child.once('error', error => {
      written += `${error.message}\n`;
      resolve(-1);
    });
    child.once('close', (code, signal) => resolve(signal ?? code ?? -1));
  });
  // A test run that is broken off must not leave processes behind.
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  void exited.then(() => process.removeListener('exit', killWithUs));

  const logs = () => written;
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  const stop = async () => {
    child.kill('SIGTERM');
    const code = await Promise.race([exited, delay(GRACE_MS, undefined, { ref: false })]);
    if (code !== undefined) return code;
    await kill();
    throw new Error(`Process ${child.pid} did not end within ${GRACE_MS} ms of SIGTERM. It wrote:\n${written}`);
  };
  return { pid: child.pid ?? -1, logs, exited, kill, stop, [Symbol.asyncDispose]: async () => void (await stop()) };
}
