import { unwatchFile, watchFile } from 'node:fs';
import { type CursorKeys, readCursorKeys } from './cursorKeys.ts';
import { KeyFileError } from './KeyFileError.ts';
import { readOwnersFile } from './readOwnersFile.ts';
import { readSigningKey, readVerifyingKey, type SigningKey, type VerifyingKey } from './signatureKey.ts';

/** The keys of a department; the form of their file is in schema/trust.md §4 and §6. */
export interface DepartmentKeys {
  /** Those that the gateway signs with, by id: any of them fits, which is how they are rotated. */
  gateway: ReadonlyMap<string, VerifyingKey>;
  /** Signs the department's answers. */
  receipt: SigningKey;
  cursors: CursorKeys;
}

/** The keys of now: a changed file is read again, and one that cannot be used leaves the keys as they were. */
export interface WatchedKeys {
  readonly current: DepartmentKeys;
  stop(): void;
}

/** @throws KeyFileError that says why the file cannot be used, never what it holds */
export function watchKeys(path: string, lookEvery = 1_000): WatchedKeys {
  const watched = { current: readKeys(path), stop: () => unwatchFile(path, look) };
  // State instead of events: it finds files that are replaced by renaming, or by another mount behind a link.
  watchFile(path, { interval: lookEvery, persistent: false }, look);
  return watched;

  function look(): void {
    try {
      watched.current = readKeys(path, watched.current);
      process.stderr.write(`${path}: 密钥已更新 keys were read again\n`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(
        `${path}: 新密钥无法使用，继续使用原密钥 the changed keys cannot be used, the ones before stay: ${reason}\n`,
      );
    }
  }
}

function readKeys(path: string, before?: DepartmentKeys): DepartmentKeys {
  const { gateway, receipt: own, cursors } = parseObject(readOwnersFile(path), path);
  if (!Array.isArray(gateway) || gateway.length === 0)
    throw new KeyFileError(`${path} needs "gateway": a list of the gateway's keys`);
  const keys = gateway.map(one => readVerifyingKey(one, `${path} "gateway"`));
  const receipt = readSigningKey(own, `${path} "receipt"`);
  return {
    gateway: new Map(keys.map(key => [key.id, key])),
    receipt,
    cursors: readCursorKeys({ cursors, receipt }, path, before?.cursors),
  };
}

function parseObject(text: string, path: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // The parser's words quote the text.
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  throw new KeyFileError(`${path} is no JSON object`);
}
