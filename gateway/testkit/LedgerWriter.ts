import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process that writes to ledgers as fast as they take it, and says what was acknowledged; to be killed. */
export class LedgerWriter {
  readonly child: ChildProcess;
  /** What it said so far. */
  said = '';
  errors = '';
  readonly ended: Promise<unknown>;

  /**
   * @param blocks the largest file it may write, in the shell's blocks of 512 bytes
   * @param isAlone whether its chains have no journal
   * @param worker its number among those that write there
   */
  constructor(
    directory: string,
    { keyFile, blocks, isAlone = false, worker = '1' }: { keyFile: string; blocks?: number; isAlone?: boolean; worker?: string },
  ) {
    const script = join(import.meta.dirname, 'writeUnderLoad.ts');
    const limit = blocks === undefined ? '' : `ulimit -S -f ${blocks}; `;
    // The shell sets the limit and becomes the writer.
    this.child = spawn(
      'sh',
      ['-c', `${limit}exec "$0" "$@"`, process.execPath, script, directory, keyFile, isAlone ? 'alone' : 'journal', worker],
      {
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.said += chunk.toString();
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.errors += chunk.toString();
    });
    this.ended = once(this.child, 'close');
  }

  /** Waits until it has said that, and ends with its words where it dies before. */
  async until(word: string): Promise<void> {
    while (!this.said.includes(word)) {
      if (this.child.exitCode !== null) throw new Error(this.errors);
      await new Promise(resolve => setTimeout(resolve, 2));
    }
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.child.kill(signal);
    await this.ended;
  }

  /** By chain, number -> hash. Its last line may be half a line. */
  acknowledged(): Map<string, Map<number, string>> {
    const chains = new Map<string, Map<number, string>>();
    for (const [, chain = '', n, hash = ''] of this.said.matchAll(/^ack (\S+) (\d+) (\w{64})$/gm)) {
      const known = chains.get(chain) ?? new Map<number, string>();
      chains.set(chain, known.set(Number(n), hash));
    }
    return chains;
  }
}
