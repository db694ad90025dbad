const FIRST = 50;
const LONGEST = 2_000;

/**
 * How long to wait before a repeat, in milliseconds: anything up to 50, 100, 200 ... ("full jitter"), so that callers who were
 * refused together do not come back together; and no earlier than the department itself asks for.
 * @param repeats how often the call was repeated already
 * @param retryAfter the header of that name; dates in it are left to the jitter
 */
export function retryDelay(repeats: number, retryAfter?: string): number {
  const jitter = Math.random() * Math.min(LONGEST, FIRST * 2 ** repeats);
  const asked = retryAfter !== undefined && /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : 0;
  return asked + jitter;
}
