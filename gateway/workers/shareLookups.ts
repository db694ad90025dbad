import process from 'node:process';
import type { Looked, PersonLookups } from '../policy/lookups/PersonLookups.ts';
import type { LookedMessage } from './CrewMessages.ts';
import { say } from './sayListening.ts';

/** Milliseconds in which all that a worker's callers look at becomes one message: so long, each worker gives what is left once more. */
const TELL_EVERY = 50;

/**
 * Tells the other workers, through the primary, whom the callers of this one look at, and counts what they tell.
 * @returns tells at once what is left to tell, for a worker that ends; resolves when it may
 */
export function shareLookups(lookups: PersonLookups): () => Promise<void> {
  const untold = new Map<string, Looked>();
  const tell = async () => {
    const looked = [...untold.values()];
    untold.clear();
    if (looked.length > 0) await say({ looked });
  };
  lookups.onTake(({ key, day, persons }) => {
    if (untold.size === 0) setTimeout(() => void tell(), TELL_EVERY);
    const before = untold.get(key);
    untold.set(key, { key, day, persons: persons + (before?.day === day ? before.persons : 0) });
  });
  process.on('message', (message: Partial<LookedMessage>) => {
    if (message.looked) lookups.hear(message.looked);
  });
  void say({ asksLooked: true });
  return tell;
}
