import { readFile, rename, writeFile } from 'node:fs/promises';
import type { PushedSupergraph } from './PushedSupergraph.ts';

/** First line of a copy that was pushed. The text after it is exactly what was pushed, so that its SHA-256 is the same. */
const PUSHED = /^# pushed over ([0-9a-f]{64})\n/;

/**
 * The last good supergraph on disk: for a start while its source cannot be read, and for one that was pushed, which is nowhere
 * else.
 */
export class LastGoodCopy {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Replaces the copy whole: a reader sees the old or the new one. Several processes may keep the same copy.
   * @param over see `PushedSupergraph`
   */
  async keep({ sdl, over }: { sdl: string } & Partial<PushedSupergraph>): Promise<void> {
    const draft = `${this.#path}.${process.pid}.tmp`;
    await writeFile(draft, over === undefined ? sdl : `# pushed over ${over}\n${sdl}`);
    await rename(draft, this.#path);
  }

  /** Undefined when there is none; `over` tells one that was pushed. */
  async read(): Promise<({ sdl: string } & Partial<PushedSupergraph>) | undefined> {
    try {
      const text = await readFile(this.#path, 'utf8');
      const [line, over] = PUSHED.exec(text) ?? [];
      return line === undefined || over === undefined ? { sdl: text } : { sdl: text.slice(line.length), over };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
