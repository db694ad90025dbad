import { readFileSync, statSync } from 'node:fs';
import { KeyFileError } from './KeyFileError.ts';

/**
 * The text of a file that holds a key.
 * @throws KeyFileError when others than its owner may read it. Windows keeps rights in lists that Node does not show; a pipe has no owner to speak of
 */
export function readOwnersFile(path: string): string {
  const found = statSync(path);
  if (process.platform !== 'win32' && found.isFile() && (found.mode & 0o077) !== 0)
    throw new KeyFileError(`${path} can be read by others than its owner; run: chmod 600 ${path}`);
  return readFileSync(path, 'utf8');
}
