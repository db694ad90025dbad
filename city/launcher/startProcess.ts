import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface RunningProcess {
  name: string;
  url: string;
  pid: number;
  /** Asks the process to end and waits for it; after ten seconds it is ended. */
  stop(): Promise<void>;
}

export interface ProcessDefinition {
  name: string;
  args: string[];
  folder: string;
  environment: NodeJS.ProcessEnv;
  /** What to tell the operator when it ends by itself. */
  howToReturn(url: string): string;
}

/**
 * Starts a process and waits for its line `... listening on <url>`.
 * @param started takes the process as soon as it exists, so that a start that fails half-way leaves nothing running
 * Should it end later by itself, the others go on: the operator is told how to bring it back.
 */
export async function startProcess(started: RunningProcess[], definition: ProcessDefinition): Promise<RunningProcess> {
  const { name, args, folder, environment } = definition;
  const child = spawn(process.execPath, args, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let stopping = false;
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const running: RunningProcess = {
    name,
    url: '',
    pid: child.pid ?? 0,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(impatience);
    },
  };
  started.push(running);
  running.url = await listeningUrl(name, child);
  child.once('exit', (code, signal) => {
    if (stopping) return;
    process.stderr.write(`\n[city] ${name} ended (${signal ?? `exit ${code}`}). ${definition.howToReturn(running.url)}\n`);
  });
  return running;
}

function listeningUrl(name: string, child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    const onLine = (line: string) => {
      lines.push(line);
      const url = /listening on (\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
      else process.stderr.write(`[${name}] ${line}\n`);
    };
    if (child.stdout) createInterface({ input: child.stdout }).on('line', onLine);
    if (child.stderr) createInterface({ input: child.stderr }).on('line', onLine);
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`${name} did not start (exit ${code}):\n${lines.slice(-12).join('\n')}`)));
  });
}
