import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Reads a secret; `undefined` where there is none yet.
 * @throws Error when others than its owner may read it (on Windows the mode says nothing, and is not asked)
 */
export function readOwnerOnlyFile(path: string): string | undefined {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) return undefined;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(`${path} may be read by others than its owner; if that was a mistake: chmod 600 ${path}`);
  return readFileSync(path, 'utf8');
}

/** Writes a secret whole or not at all: a reader sees the old text or the new. */
export function writeOwnerOnlyFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, path);
}
