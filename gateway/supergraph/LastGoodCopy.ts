import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { PushedSupergraph } from './PushedSupergraph.ts';

/** First line of a copy that was pushed. The text after it is exactly what was pushed, so that its SHA-256 is the same. */
const PUSHED = /^# pushed over ([0-9a-f]{64})\n/;

/**
 * The last good supergraph on disk: for a start while its source cannot be read, and for one that was pushed, which is nowhere
 * else. A disk that is full or closed to this process is no reason not to serve: the operator is told, and there is no copy.
 */
export class LastGoodCopy {
  readonly #path: string;
  readonly #log: Logger;
  #isTold = false;

  constructor(path: string, log: Logger) {
    this.#path = path;
    this.#log = log;
  }

  /**
   * Replaces the copy whole: a reader sees the old or the new one. Several processes may keep the same copy, in containers
   * with the same process id too.
   * @param over see `PushedSupergraph`
   * @returns whether a start would find it
   */
  async keep({ sdl, over }: { sdl: string } & Partial<PushedSupergraph>): Promise<boolean> {
    const draft = `${this.#path}.${randomUUID()}.tmp`;
    try {
      await writeFile(draft, over === undefined ? sdl : `# pushed over ${over}\n${sdl}`, { flag: 'wx' });
      await rename(draft, this.#path);
      this.#isTold = false;
      return true;
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {});
      this.#tell(error);
      return false;
    }
  }

  /** Undefined when there is none; `over` tells one that was pushed. */
  async read(): Promise<({ sdl: string } & Partial<PushedSupergraph>) | undefined> {
    try {
      const text = await readFile(this.#path, 'utf8');
      const [line, over] = PUSHED.exec(text) ?? [];
      return line === undefined || over === undefined ? { sdl: text } : { sdl: text.slice(line.length), over };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) this.#tell(error);
      return undefined;
    }
  }

  /** Once, until it works again: each new supergraph would tell the same. */
  #tell(error: unknown): void {
    if (this.#isTold) return;
    this.#isTold = true;
    const reason = error instanceof Error ? error.message : String(error);
    this.#log.warn(
      { path: this.#path, reason },
      'the copy of the last good supergraph cannot be used; the gateway goes on without it. Let --supergraph-cache name a file in a folder that this process may read and write',
    );
  }
}
