import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SupergraphError } from './SupergraphError.ts';
import type { SupergraphSource } from './SupergraphSource.ts';

/** Looks at a file that changes each time; then it is taken as it is: whoever writes for so long writes on and on. */
const MOST_LOOKS = 50;

/** A supergraph in a file, which may be replaced by whatever means: written over, renamed onto, a symbolic link swapped. */
export class FileSource implements SupergraphSource {
  readonly where: string;
  readonly right: string;
  readonly #settledAfter: number;
  #last: string | undefined;

  /** @param settledAfter a file that was the same twice, this many milliseconds apart, is written to its end */
  constructor(path: string, settledAfter = 100) {
    this.where = path;
    this.right = `file ${resolve(path)}`;
    this.#settledAfter = settledAfter;
  }

  async read(): Promise<string> {
    let text = await this.#look();
    const isNew = this.#last !== undefined && text !== this.#last;
    for (let looks = 0; isNew && looks < MOST_LOOKS; looks++) {
      await sleep(this.#settledAfter);
      const again = await this.#look();
      if (again === text) break;
      text = again;
    }
    this.#last = text;
    return text;
  }

  /**
   * Watches the folder, because a file that is renamed or linked away takes a watch on itself with it. Kubernetes swaps the
   * link `..data` in the same folder; a link elsewhere, or a network disk, is left to polling.
   */
  watch(mayHaveChanged: () => void): () => void {
    const name = basename(this.where);
    try {
      const watcher = watch(dirname(this.where), { persistent: false }, (_, changed) => {
        if (changed === null || changed === name || changed === '..data') mayHaveChanged();
      });
      // A folder that is removed, or a system without free watches: polling goes on.
      watcher.on('error', () => watcher.close());
      return () => watcher.close();
    } catch {
      return () => {};
    }
  }

  async #look(): Promise<string> {
    try {
      return await readFile(this.where, 'utf8');
    } catch (cause) {
      throw new SupergraphError(
        `Cannot read the supergraph file ${this.where}: ${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      );
    }
  }
}
