import fs, { constants, readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { type Choose, DurableFiles, pathOf } from './DurableFiles.ts';
import type { TestChains } from './TestChains.ts';

export interface Place {
  position: number;
  length: number;
}

type WriteDone = (error: Error | null, written: number, bytes: Uint8Array) => void;
type Done = (error: Error | null) => void;
/** Of a `FileHandle`, as the ledger calls them. */
interface HandleMethods {
  write(this: FileHandle, ...bytes: Bytes): Promise<{ bytesWritten: number }>;
  sync(this: FileHandle): Promise<void>;
}
type Bytes = [bytes: Uint8Array, offset: number, length: number, position: number];

/** All that the ledger writes with, as Node has it. */
const real = { write: fs.write, fdatasync: fs.fdatasync, ftruncate: fs.ftruncate };
const handles = await prototypeOfHandles();
const realOfHandles: HandleMethods = { write: handles.write, sync: handles.sync };

/**
 * The disk of this process, which fails as it is told, and remembers what a loss of power would leave. It stands between the ledger
 * and Node from its beginning until it is disposed; there is one at a time. What is written to a file that was opened with O_DSYNC
 * is durable at once, all else when it is synced.
 */
export class FaultyDisk implements Disposable {
  static readonly isPossible = process.platform === 'linux';
  readonly #files = new DurableFiles();
  /** What becomes of a write: an error, only so many bytes of it, or the disk has it only after the promise. */
  onWrite: ((path: string, place: Place) => Error | number | Promise<void> | undefined) | undefined;
  /** What becomes of a sync: an error, and then what was to be synced is lost; or it is done after the promise. */
  onSync: ((path: string) => Error | Promise<void> | undefined) | undefined;

  constructor() {
    const disk = this;
    Object.assign(fs, {
      write: (file: number, ...rest: unknown[]) => {
        const done = rest.at(-1) as WriteDone;
        const given = rest.slice(0, -1);
        if (!isPlaced(given)) return Reflect.apply(real.write, fs, [file, ...rest]);
        const [bytes] = given;
        this.#write(file, given, (...part) => promised(real.write, file, ...part)).then(
          written => done(null, written, bytes),
          error => done(error, 0, bytes),
        );
      },
      fdatasync: (file: number, done: Done) => {
        this.#sync(file, () => promised(real.fdatasync, file)).then(() => done(null), done);
      },
      ftruncate: (file: number, size: number, done: Done) => {
        this.#truncate(file, size).then(() => done(null), done);
      },
    });
    Object.assign(handles, {
      async write(this: FileHandle, ...bytes: Bytes) {
        if (!isPlaced(bytes)) return Reflect.apply(realOfHandles.write, this, bytes);
        const write = async (...[part, ...place]: Bytes) => (await realOfHandles.write.call(this, part, ...place)).bytesWritten;
        return { bytesWritten: await disk.#write(this.fd, bytes, write), buffer: bytes[0] };
      },
      sync(this: FileHandle) {
        return disk.#sync(this.fd, () => realOfHandles.sync.call(this));
      },
    });
    syncBuiltinESMExports();
  }

  /** What another process finds after the one that writes was killed: all that can be read, durable or not. */
  kill(chains: TestChains): TestChains {
    const found = chains.copy();
    this.#files.carry(chains.directory, found.directory);
    return found;
  }

  /** @param choose the durable alone, if absent: what nobody has asked the disk to keep, it may lose */
  losePower(chains: TestChains, choose?: Choose): TestChains {
    const found = chains.copy();
    this.#files.lose(chains.directory, found.directory, choose);
    return found;
  }

  [Symbol.dispose](): void {
    Object.assign(fs, real);
    Object.assign(handles, realOfHandles);
    syncBuiltinESMExports();
  }

  async #write(
    file: number,
    [bytes, offset, length, position]: Bytes,
    write: (...part: Bytes) => Promise<number>,
  ): Promise<number> {
    const fault = this.onWrite?.(pathOf(file), { position, length });
    if (fault instanceof Error) throw fault;
    this.#files.notice(file);
    const isDurable = isSyncedAtOnce(file);
    const written = await write(bytes, offset, typeof fault === 'number' ? Math.min(fault, length) : length, position);
    const place = { position, bytes: bytes.subarray(offset, offset + written) };
    if (fault instanceof Promise) {
      // It can be read already.
      this.#files.wrote(file, { ...place, isDurable: false });
      await fault;
    }
    this.#files.wrote(file, { ...place, isDurable });
    return written;
  }

  async #sync(file: number, sync: () => Promise<unknown>): Promise<void> {
    const fault = this.onSync?.(pathOf(file));
    if (fault instanceof Error) {
      this.#files.syncFailed(file);
      throw fault;
    }
    await fault;
    await sync();
    this.#files.synced(file);
  }

  async #truncate(file: number, size: number): Promise<void> {
    this.#files.notice(file);
    await promised(real.ftruncate, file, size);
    this.#files.truncated(file);
  }
}

/** Others write too, to sockets and with fewer words. */
function isPlaced(given: unknown[]): given is Bytes {
  return given.length === 4 && given[0] instanceof Uint8Array && typeof given[3] === 'number';
}

function isSyncedAtOnce(file: number): boolean {
  const [, flags = '0'] = /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${file}`, 'utf8')) ?? [];
  return (Number.parseInt(flags, 8) & constants.O_DSYNC) !== 0;
}

/** `promisify` makes an object of what a write answers. */
function promised(call: typeof real.write, file: number, ...bytes: Bytes): Promise<number>;
function promised(call: typeof real.fdatasync, file: number): Promise<undefined>;
function promised(call: typeof real.ftruncate, file: number, size: number): Promise<undefined>;
function promised(call: unknown, ...given: unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, answer: unknown) => (error ? reject(error) : resolve(answer));
    Reflect.apply(call as () => void, fs, [...given, done]);
  });
}

async function prototypeOfHandles(): Promise<HandleMethods> {
  const handle = await open(import.meta.filename, 'r');
  await handle.close();
  return Object.getPrototypeOf(handle);
}
