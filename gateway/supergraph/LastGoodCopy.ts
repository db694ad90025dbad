import { readFile, rename, writeFile } from 'node:fs/promises';

/** The last good supergraph of a URL, on disk, for a start while the URL cannot be reached. */
export class LastGoodCopy {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Replaces the copy whole: a reader sees the old or the new one. Several processes may keep the same copy. */
  async keep(sdl: string): Promise<void> {
    const draft = `${this.#path}.${process.pid}.tmp`;
    await writeFile(draft, sdl);
    await rename(draft, this.#path);
  }

  /** Undefined when there is none. */
  async read(): Promise<string | undefined> {
    try {
      return await readFile(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
