import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Children } from './children.ts';

export interface RunningProcess {
  name: string;
  url: string;
  /** Where the gateway serves metrics, if anywhere. */
  readonly adminUrl: string | undefined;
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
  const told: Told = {};
  const url = await listeningUrl(name, child, told);
  child.once('exit', (code, signal) => {
    if (children.stopping) return;
    process.stderr.write(`\n[city] ${name} ended (${signal ?? `exit ${code}`}). ${definition.howToReturn(url)}\n`);
  });
  return {
    name,
    url,
    pid: child.pid ?? 0,
    // Read late: it comes by another stream than the line that says where the process listens.
    get adminUrl() {
      return told.adminUrl;
    },
  };
}

/** What a process told in its log. */
interface Told {
  adminUrl?: string | undefined;
}

/** As the gateway's log has it, of one process or of all its workers. */
const ADMIN_LINE = /^\{.*"url":"([^"]+)".*"msg":"metrics and health/;

function listeningUrl(name: string, child: ChildProcess, told: Told): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    const onLine = (line: string) => {
      lines.push(line);
      told.adminUrl ??= ADMIN_LINE.exec(line)?.[1];
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
