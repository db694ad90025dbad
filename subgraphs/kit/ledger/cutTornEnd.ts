import { open, readdir, readFile, rename, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { PENDING, TORN } from './chainFiles.ts';
import { syncDirectory, syncFile } from './descriptors.ts';
import type { FileLine } from './readLines.ts';
import { digestOf, type HashName } from './records.ts';

/** An end that was cut off a file because its writer lost power or was killed in the middle of it. */
export interface TornEnd {
  /** Where it is kept. */
  file: string;
  bytes: number;
  /** Of its bytes, by the chain's hash. */
  digest: string;
}

/**
 * Whether a bad line is the end that an interrupted write leaves: it has no end of its own, or holds zeros, which no record
 * does and which are what a file system shows of blocks that were never written. Anything else was changed by somebody. So was
 * a line that a checkpoint was signed for, whatever it looks like: it was on the disk before.
 */
export function looksTorn({ text, isWhole }: Pick<FileLine, 'text' | 'isWhole'>): boolean {
  return text.includes('\0') || (!isWhole && !isWholeButForItsEnd(text));
}

/** All of `<hash> <JSON>` is there, and then something else than the end of a line: a write is interrupted before that, or not at all. */
function isWholeButForItsEnd(text: string): boolean {
  const json = text.slice(text.indexOf(' ') + 1, -1);
  if (!json.startsWith('{')) return false;
  try {
    JSON.parse(json);
    return json.endsWith('}');
  } catch {
    return false;
  }
}

/** Moves everything from an offset on into a file beside. Whenever it is interrupted, nothing is lost and it can be done again. */
export async function cutTornEnd(folder: string, { name, offset }: { name: string; offset: number }): Promise<void> {
  const path = join(folder, name);
  const bytes = (await readFile(path)).subarray(offset);
  await keepAside(folder, `${name}.${offset}`, bytes);
  await truncate(path, offset);
  await syncFile(path);
}

/** The ends that were cut off and are not spoken of in the ledger yet. */
export async function listPending(folder: string, hash: HashName): Promise<TornEnd[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith(PENDING)).sort();
  return Promise.all(
    names.map(async name => {
      const bytes = await readFile(join(folder, name));
      return { file: tornName(name), bytes: bytes.length, digest: digestOf(hash, bytes) };
    }),
  );
}

/** The ledger speaks of them now. */
export async function settlePending(folder: string, ends: readonly TornEnd[]): Promise<void> {
  for (const { file } of ends) await rename(join(folder, pendingName(file)), join(folder, file));
  await syncDirectory(folder);
}

/** An end may be torn twice at one place: when the record that tells of the first is torn itself. */
async function keepAside(folder: string, place: string, bytes: Buffer): Promise<void> {
  for (let count = 1; ; count += 1) {
    const file = `${place}.${count}${TORN}`;
    if (await exists(join(folder, file))) continue;
    const known = await readFile(join(folder, pendingName(file))).catch(() => undefined);
    if (known?.equals(bytes)) return;
    if (known !== undefined && known.length >= bytes.length) continue;
    // New, or itself left half written.
    if (known !== undefined && !bytes.subarray(0, known.length).equals(known)) continue;
    await writeDurably(join(folder, pendingName(file)), bytes);
    await syncDirectory(folder);
    return;
  }
}

async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function pendingName(file: string): string {
  return file.slice(0, -TORN.length) + PENDING;
}

function tornName(pending: string): string {
  return pending.slice(0, -PENDING.length) + TORN;
}
