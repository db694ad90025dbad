import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A gateway as an operator starts it: a process of its own. */
export class GatewayProcess {
  readonly child: ChildProcess;
  readonly said = { stdout: '', stderr: '' };
  /** The exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;

  /** @param program another copy of Node.js than this process runs on */
  constructor(args: readonly string[], env: Record<string, string> = {}, program = process.execPath) {
    this.child = spawn(program, [join(import.meta.dirname, '..', 'server.ts'), ...args], {
      env: { ...process.env, NODE_ENV: 'development', ...env },
    });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.said.stdout += chunk.toString();
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.said.stderr += chunk.toString();
    });
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** Where it listens, once it says so. */
  async listening(): Promise<string> {
    while (!this.said.stdout.includes('\n')) {
      if (this.child.exitCode !== null) throw new Error(this.said.stderr);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    return /gateway listening on (\S+) \(pid \d+\)\n/.exec(this.said.stdout)?.[1] ?? '';
  }

  /** Its log so far; other lines on stderr are left out. */
  log(): { msg: string; pid: number; sha256?: string; url?: string }[] {
    const lines = this.said.stderr.split('\n').slice(0, -1);
    return lines.flatMap(line => (line.startsWith('{') ? [JSON.parse(line)] : []));
  }
}
