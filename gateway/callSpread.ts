/** Milliseconds between two shares: one timer for any number of calls. */
const TICK = 100;

/**
 * Takes each function out of the set and calls it, evenly over a time instead of all at once. One that is taken out of the set
 * in the meantime is not called.
 * @param spread milliseconds until the last call; 0 calls all of them now
 */
export function callSpread(calls: Set<() => void>, spread: number): void {
  const ticks = Math.floor(spread / TICK);
  const share = Math.ceil(calls.size / (ticks + 1));
  for (const call of [...calls].slice(0, share)) {
    calls.delete(call);
    call();
  }
  if (calls.size > 0) setTimeout(() => callSpread(calls, Math.max(0, spread - TICK)), TICK).unref();
}
