import { readFileSync } from 'node:fs';
import type { GivenOptions } from './OptionGroup.ts';

/** Reads a file that an option names. Ends the process with a usage message when it cannot be read. */
export function readTextFile(file: string, fail: GivenOptions['fail']): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    return fail(`cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
