import { fstatSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Kept {
  /** What a loss of power leaves for certain. */
  durable: Buffer;
  /** What stood in it at moments since, the oldest first: a kernel writes back what it likes, when it likes. */
  since: Buffer[];
  /** What a failed sync has lost: it can be read, and no later sync writes it, because its pages count as clean. */
  lost: { from: number; to: number } | undefined;
}

/** Of all that a disk may have of a file, the durable first and what can be read last: what it has. */
export type Choose = (versions: readonly [Buffer, ...Buffer[]]) => Buffer;

/**
 * What the disk has for certain of each file, and of the names in each folder; what else there is, a loss of power takes. Known by
 * their inodes, since files are renamed. Needs the /proc of Linux.
 */
export class DurableFiles {
  readonly #files = new Map<number, Kept>();
  readonly #names = new Map<number, ReadonlySet<string>>();

  /** To be called before a file is changed for the first time: what stands in it by then was there before, and is durable. */
  notice(file: number): void {
    this.#keptOf(file);
  }

  wrote(file: number, place: { position: number; bytes: Uint8Array; isDurable: boolean }): void {
    const { position, bytes, isDurable } = place;
    const kept = this.#keptOf(file);
    kept.lost = without(kept.lost, position, position + bytes.length);
    if (isDurable) {
      kept.durable = laidOver(kept.durable, position, bytes);
      kept.since = [];
    } else kept.since.push(readFileSync(linkOf(file)));
  }

  truncated(file: number): void {
    const kept = this.#keptOf(file);
    const found = readFileSync(linkOf(file));
    kept.lost = without(kept.lost, found.length, Number.POSITIVE_INFINITY);
    kept.since.push(found);
  }

  synced(file: number): void {
    const stats = fstatSync(file);
    if (stats.isDirectory()) this.#names.set(stats.ino, new Set(readdirSync(linkOf(file))));
    if (!stats.isFile()) return;
    const kept = this.#keptOf(file);
    const found = readFileSync(linkOf(file));
    const { from, to } = kept.lost ?? { from: 0, to: 0 };
    for (let at = from; at < Math.min(to, found.length); at += 1) found[at] = kept.durable[at] ?? 0;
    kept.durable = found;
    kept.since = [];
  }

  syncFailed(file: number): void {
    if (!fstatSync(file).isFile()) return;
    const kept = this.#keptOf(file);
    const found = readFileSync(linkOf(file));
    let from = 0;
    while (from < found.length && found[from] === kept.durable[from]) from += 1;
    if (from < found.length) kept.lost = { from, to: found.length };
  }

  /** A copy of a folder, made at this moment, is what another process finds: no less, and no more of it durable. */
  carry(from: string, to: string): void {
    this.#names.set(statSync(to).ino, this.#names.get(statSync(from).ino) ?? new Set());
    for (const entry of readdirSync(to, { withFileTypes: true })) {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      const kept = this.#files.get(statSync(source).ino);
      if (entry.isDirectory()) this.carry(source, target);
      else if (kept) this.#files.set(statSync(target).ino, { ...kept, since: [...kept.since] });
    }
  }

  /** Of a copy of a folder, made at this moment, leaves what a loss of power does. */
  lose(from: string, to: string, choose: Choose = ([durable]) => durable): void {
    const names = this.#names.get(statSync(from).ino);
    for (const entry of readdirSync(to, { withFileTypes: true })) {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      const kept = this.#files.get(statSync(source).ino);
      if (!names?.has(entry.name)) rmSync(target, { recursive: true });
      else if (entry.isDirectory()) this.lose(source, target, choose);
      else {
        const { durable, since } = kept ?? { durable: Buffer.alloc(0), since: [] };
        const left = choose([durable, ...since, readFileSync(target)]);
        writeFileSync(target, left);
        this.#files.set(statSync(target).ino, { durable: left, since: [], lost: undefined });
      }
    }
    this.#names.set(statSync(to).ino, new Set(readdirSync(to)));
  }

  #keptOf(file: number): Kept {
    const { ino } = fstatSync(file);
    const kept = this.#files.get(ino) ?? { durable: readFileSync(linkOf(file)), since: [], lost: undefined };
    this.#files.set(ino, kept);
    return kept;
  }
}

/** Where a descriptor leads. */
export function pathOf(file: number): string {
  return readlinkSync(linkOf(file));
}

/** Can be read whatever the descriptor was opened for. */
function linkOf(file: number): string {
  return `/proc/self/fd/${file}`;
}

function laidOver(below: Buffer, position: number, bytes: Uint8Array): Buffer {
  const whole = Buffer.alloc(Math.max(below.length, position + bytes.length));
  below.copy(whole);
  whole.set(bytes, position);
  return whole;
}

/** Files grow, so that what is written anew is the beginning of what was lost, or its end. */
function without(lost: Kept['lost'], from: number, to: number): Kept['lost'] {
  if (lost === undefined || to <= lost.from || from >= lost.to) return lost;
  const left = from <= lost.from ? { from: to, to: lost.to } : { from: lost.from, to: from };
  return left.from < left.to ? left : undefined;
}
