import { createHash, timingSafeEqual } from 'node:crypto';

/** In constant time whatever is sent: digests have equal lengths, and nobody learns how much of a guess was right. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
