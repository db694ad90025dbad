import type { KeyObject } from 'node:crypto';
import { basename } from 'node:path';
import { readPublicKeys } from '@minsheng/subgraph-kit/ledger';

/** A wrong path is the commonest mistake, and the system's words for it tell nobody what to do. */
export function sayWhy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path = '', syscall } = error as NodeJS.ErrnoException;
  if (code !== 'ENOENT') return error.message;
  const isLedger = syscall === 'scandir' || basename(path) === 'chain.json';
  if (!isLedger) return `there is no file ${path}`;
  return `there is no ${path}; give the folder of a ledger, which holds a folder for each chain, or an archive of one`;
}

/** The keys of who signed, of former days too. @throws Error that names the file */
export function readKeysOfSigner(file: string): KeyObject[] {
  try {
    return readPublicKeys(file);
  } catch (error) {
    const { code, syscall, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Error(`there is no key file ${file}`);
    // OpenSSL's words name neither the file nor what is wrong with it; the system's do.
    throw new Error(syscall === undefined ? `${file} holds no public key in PEM` : message);
  }
}
