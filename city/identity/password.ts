import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readOwnerOnlyFile, writeOwnerOnlyFile } from './ownerOnlyFile.ts';

/** The password of all demonstration accounts: random at the first start, then always the same. */
export function keepPassword(file: string): string {
  const kept = readOwnerOnlyFile(file)?.trim();
  if (kept) return kept;
  const password = randomBytes(15).toString('base64url');
  writeOwnerOnlyFile(file, `${password}\n`);
  return password;
}

export function isPassword(given: string, password: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(password)];
  return a.length === b.length && timingSafeEqual(a, b);
}
