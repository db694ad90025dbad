import type { GrowingFile } from './AppendFile.ts';
import { checkPlace, closeFile, openToGrow, syncData, within, writeAt } from './descriptors.ts';
import { WaitingBytes } from './WaitingBytes.ts';

/** Milliseconds after which a file has what its journal has. */
const FLUSH_EVERY = 100;
/** Bytes that wait for that; then appends wait, too. */
const MOST_PENDING = 8 * 1024 * 1024;

/** What a file needs of its journal. */
export interface JournalOfFile {
  /** Resolves when the journal's disk has the bytes. @throws Error when it has not */
  tell: (position: number, bytes: Uint8Array) => Promise<void>;
  /** All of the file is on the disk. */
  forget: () => void;
}

export interface JournaledFileOptions {
  /** What it has, all on the disk; 0 for a file that may not exist yet. */
  size: number;
  /** After how many milliseconds a disk that does not answer counts as broken. */
  patience: number;
  journal: JournalOfFile;
}

/**
 * A file that only grows, and of which every byte up to `size` is in a journal: an append is done when the journal has it, and the
 * file has it a moment later. So the file never has what was not acknowledged, and is written to ten times a second instead of
 * once for each group of requests: of five files and a journal, that took a third of what all the writing cost.
 */
export class JournaledFile implements GrowingFile {
  readonly path: string;
  readonly #patience: number;
  readonly #journal: JournalOfFile;
  #size: number;
  /** Of it, in the file; the rest is pending. */
  #written: number;
  readonly #pending = new WaitingBytes();
  #timer: NodeJS.Timeout | undefined;
  /** Undefined before the first append, and while what is pending cannot be written. */
  #file: number | undefined;
  /** Whether something was written that is not durable yet. */
  #isDirty = false;
  /** Stays: the pages of a sync that failed may be lost, and the next one succeed (see `AppendFile`). Only the journal has them. */
  #syncFailure: unknown;
  #last: Promise<unknown> = Promise.resolve();

  constructor(path: string, { size, patience, journal }: JournaledFileOptions) {
    this.path = path;
    this.#size = size;
    this.#written = size;
    this.#patience = patience;
    this.#journal = journal;
  }

  get size(): number {
    return this.#size;
  }

  /** Resolves when the journal has the bytes. Not to be called again before it has. @throws as `GrowingFile` says */
  async append(bytes: Uint8Array): Promise<void> {
    // A file that is not there yet would count as one that was moved into an archive: see `replayJournal`.
    if (this.#file === undefined || this.#size - this.#written > MOST_PENDING) await this.flush();
    // What is told in vain is told again, of the same place, by whatever is appended next.
    await this.#journal.tell(this.#size, bytes);
    this.#size += bytes.length;
    this.#pending.add(bytes);
    this.#timer ??= setTimeout(() => void this.flush().catch(() => {}), FLUSH_EVERY);
  }

  flush(): Promise<void> {
    return this.#inTurn(() => this.#flush());
  }

  /** Makes all of it durable in its own place. @throws Error when nobody knows whether it is, or not in time */
  sync(): Promise<void> {
    return this.#inTurn(() => this.#sync());
  }

  async close(): Promise<void> {
    await this.sync();
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) await closeFile(file);
    this.#journal.forget();
  }

  #inTurn(step: () => Promise<void>): Promise<void> {
    const work = this.#last.then(step);
    this.#last = work.catch(() => {});
    return within(this.#patience, work);
  }

  async #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const bytes = this.#pending.all;
    try {
      this.#file ??= await openToGrow(this.path, { size: this.#written, most: this.#size });
      await checkPlace(this.#file, this.path, this.#written);
      if (bytes.length > 0) {
        this.#isDirty = true;
        await writeAt(this.#file, bytes, { position: this.#written });
      }
    } catch (error) {
      await this.#letGo();
      throw error;
    }
    this.#pending.drop(bytes.length);
    this.#written += bytes.length;
  }

  async #sync(): Promise<void> {
    if (this.#pending.length > 0) await this.#flush();
    if (!this.#isDirty) return;
    if (this.#syncFailure !== undefined) throw this.#syncFailure;
    this.#file ??= await openToGrow(this.path, { size: this.#written, most: this.#size });
    // The journal still has what went into a file that was deleted meanwhile, and must not forget it.
    await checkPlace(this.#file, this.path, this.#written);
    try {
      await syncData(this.#file);
      this.#isDirty = false;
    } catch (error) {
      this.#syncFailure = error;
      throw error;
    }
  }

  async #letGo(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) await closeFile(file).catch(() => {});
  }
}
