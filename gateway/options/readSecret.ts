import type { GivenOptions } from './OptionGroup.ts';
import { readTextFile } from './readTextFile.ts';

/** In characters: what nobody guesses by asking. */
const SHORTEST_SECRET = 16;

/**
 * A secret given as text (`--<name>`) or in a file (`--<name>-file`), which stays out of lists of processes; undefined when
 * neither is. Ends the process with a usage message when it cannot be read or is easily guessed.
 */
export function readSecret(
  name: 'explainSecret' | 'pushSecret',
  what: string,
  { options, fail }: GivenOptions,
): string | undefined {
  const file: string | undefined = options[`${name}File`];
  const secret: string | undefined = file ? readTextFile(file, fail) : options[name];
  if (secret === undefined || secret === '') return undefined;
  if (secret.length < SHORTEST_SECRET) fail(`the secret for ${what} is too short; give at least ${SHORTEST_SECRET} characters`);
  return secret;
}
