import { statSync } from 'node:fs';
import type { GivenOptions } from './OptionGroup.ts';
import { readTextFile } from './readTextFile.ts';

/**
 * As readTextFile, of a file that holds a key or a secret: ends the process too when others than its owner may read it. Windows keeps
 * rights in lists that Node does not show; a pipe has no owner to speak of.
 */
export function readSecretFile(file: string, fail: GivenOptions['fail']): string {
  const found = statSync(file, { throwIfNoEntry: false });
  if (process.platform !== 'win32' && found?.isFile() && (found.mode & 0o077) !== 0)
    fail(`${file} can be read by others than its owner; run: chmod 600 ${file}`);
  return readTextFile(file, fail);
}
