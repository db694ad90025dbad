import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal } from '../readJournal.ts';

/**
 * What the disk has of chains with a journal when some of what was written had not reached it: segments end, or are blank,
 * from anywhere behind the place where the journal begins to tell of them.
 * @returns how many lost something
 */
export async function losePower(directory: string): Promise<number> {
  let lost = 0;
  for (const name of readdirSync(directory).filter(folder => folder.startsWith('journal-')))
    for (const [path, [first]] of await readJournal(join(directory, name))) {
      const size = statSync(join(directory, path), { throwIfNoEntry: false })?.size ?? 0;
      if (first === undefined || size <= first.position) continue;
      truncateSync(join(directory, path), first.position + Math.floor(Math.random() * (size - first.position)));
      // Blocks that were promised, and never written.
      if (Math.random() < 0.5) truncateSync(join(directory, path), size);
      lost += 1;
    }
  return lost;
}
