import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Children } from './children.ts';

export interface RunningProcess {
  name: string;
  url: string;
  pid: number;
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
 * Should it end later by itself, the others go on: the operator is told how to bring it back.
 */
export async function startProcess(definition: ProcessDefinition, children: Children): Promise<RunningProcess> {
  const { name, args, folder, environment } = definition;
  const child = spawn(process.execPath, args, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(name, child);
  const url = await listeningUrl(name, child);
  child.once('exit', (code, signal) => {
    if (children.stopping) return;
    process.stderr.write(`\n[city] ${name} ended (${signal ?? `exit ${code}`}). ${definition.howToReturn(url)}\n`);
  });
  return { name, url, pid: child.pid ?? 0 };
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
