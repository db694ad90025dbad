import { dirname, join, relative, sep } from 'node:path';
import { lockDirectory } from '../database/lockDirectory.ts';
import { AppendFile, type GrowingFile } from './AppendFile.ts';
import { syncDirectory, within } from './descriptors.ts';
import { JournaledFile } from './JournaledFile.ts';
import { type Frame, writeFrame } from './journalFrames.ts';
import { LedgerDamaged } from './ledgerErrors.ts';
import { HALVES, isSegment } from './readJournal.ts';
import { emptyJournal, replayJournal } from './replayJournal.ts';
import { WaitingBytes } from './WaitingBytes.ts';

export interface JournalOptions {
  /** Holds the chains. */
  directory: string;
  /** Of the journal's folder in the directory: `journal-…`, so that readers of the chains find it. */
  name: string;
  /** See `LedgerOptions`. */
  patience?: number;
  /** Bytes of one half; what is in the other is made durable in its own files meanwhile. */
  halfBytes?: number;
}

interface Waiting extends Frame {
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * One file to which several chains write before all else, so that one durable write is enough for all that they append in
 * a turn. It is what databases call a write-ahead log: an append is acknowledged when it is here, and the chains' own files
 * (`JournaledFile`) follow. Whoever reads them reads on in the journal (`readSegment`), and `replayJournal` adds at the next start
 * what they lack.
 *
 * It has two halves. When one is full the other is written from its beginning, after all that it told of was made durable.
 */
export class Journal {
  readonly #directory: string;
  readonly #folder: string;
  readonly #patience: number;
  readonly #halfBytes: number;
  readonly #halves: readonly AppendFile[];
  readonly #unlock: () => void;
  readonly #files = new Set<JournaledFile>();
  /** What the journal of the start told of. */
  readonly #told: ReadonlyMap<string, number>;
  #current = 0;
  #sequence = 0;
  #waiting: Waiting[] = [];
  /** What is being written. */
  #written = new WaitingBytes();
  #work: Promise<void> | undefined;
  /** That what the other half tells of is durable; undefined when it could not be made so. */
  #synced: Promise<void> | undefined = Promise.resolve();

  private constructor(
    { directory, name, patience, halfBytes }: Required<JournalOptions>,
    told: ReadonlyMap<string, number>,
    unlock: () => void,
  ) {
    this.#directory = directory;
    this.#folder = join(directory, name);
    this.#patience = patience;
    this.#halfBytes = halfBytes;
    this.#halves = HALVES.map(file => new AppendFile(join(this.#folder, file), { size: 0, patience }));
    this.#told = told;
    this.#unlock = unlock;
  }

  /**
   * Adds to the chains what a loss of power or a kill took from them, and begins a new journal. To be called before they are opened.
   * @throws DirectoryInUseError when another process writes to it; Error when it cannot be read, or the chains not be written
   */
  static async open({ directory, name, patience = 5_000, halfBytes = 16 * 1024 * 1024 }: JournalOptions): Promise<Journal> {
    const folder = join(directory, name);
    const unlock = lockDirectory(folder, { what: `the journal in ${folder}`, remedy: 'give this one another folder' });
    try {
      const told = await replayJournal(directory, name);
      await syncDirectory(directory);
      return new Journal({ directory, name, patience, halfBytes }, told, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /**
   * Opens a segment of a chain.
   * @param size of what it has
   * @throws LedgerDamaged when the journal of the last run told of more; TypeError when it could not be replayed
   */
  openFile(path: string, size: number): GrowingFile {
    const name = relative(this.#directory, path).replaceAll(sep, '/');
    if (!isSegment(name)) throw new TypeError(`${path} is no segment of a chain in ${this.#directory}`);
    const told = this.#told.get(name) ?? 0;
    if (size < told) throw new LedgerDamaged(dirname(name), `${name} has ${size} bytes, and ${this.#folder} told of ${told}`);
    const file: JournaledFile = new JournaledFile(path, {
      ...{ size, patience: this.#patience },
      journal: {
        tell: (position, bytes) => this.#append(name, position, bytes),
        forget: () => this.#files.delete(file),
      },
    });
    this.#files.add(file);
    return file;
  }

  /** To be closed after the chains. */
  async close(): Promise<void> {
    // What arrives meanwhile is work, too.
    while (this.#work) await this.#work;
    try {
      await this.#synced?.catch(() => {});
      await Promise.all(this.#halves.map(half => half.close()));
      // All that it told of is durable in its own place, and nobody needs it any more.
      if (this.#files.size === 0) await emptyJournal(this.#folder);
    } finally {
      this.#unlock();
    }
  }

  get #half(): AppendFile {
    return this.#halves[this.#current] as AppendFile;
  }

  #append(path: string, position: number, bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ path, position, bytes, resolve, reject });
      this.#work ??= this.#workOff();
    });
  }

  async #workOff(): Promise<void> {
    // All chains that write in this turn of the event loop share the write.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) await this.#writeGroup();
    this.#work = undefined;
  }

  async #writeGroup(): Promise<void> {
    const group = this.#waiting;
    this.#waiting = [];
    try {
      if (this.#half.size >= this.#halfBytes) await this.#turn();
      // Counted only when they are there: the next try writes others over them, and a gap would end the replay.
      for (const [index, frame] of group.entries())
        for (const part of writeFrame(frame, this.#sequence + index + 1)) this.#written.add(part);
      await this.#half.append(this.#written.all);
      this.#written.drop(this.#written.length);
      this.#sequence += group.length;
    } catch (error) {
      // A disk that did not answer in time may still read from it.
      this.#written = new WaitingBytes();
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { resolve } of group) resolve();
  }

  async #turn(): Promise<void> {
    await within(this.#patience, this.#synced ?? this.#startSync());
    this.#current = 1 - this.#current;
    this.#half.rewind();
    this.#startSync();
  }

  /** What fails is tried again: a disk that was full may have room. What the disk has lost stays lost, see `JournaledFile`. */
  #startSync(): Promise<void> {
    const work = this.#syncAll();
    this.#synced = work;
    work.catch(() => {
      this.#synced = undefined;
    });
    return work;
  }

  /** One after the other: all at once, they would keep the journal's own writes from their threads. */
  async #syncAll(): Promise<void> {
    try {
      for (const file of this.#files) await file.sync();
    } catch (cause) {
      throw new Error('what the journal tells of could not be made durable; start again, so that it is written once more', {
        cause,
      });
    }
  }
}
