import { readFileSync } from 'node:fs';
import type { GivenOptions } from './OptionGroup.ts';

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
  const secret: string | undefined = file ? readSecretFile(file, fail) : options[name];
  if (secret === undefined || secret === '') return undefined;
  if (secret.length < SHORTEST_SECRET) fail(`the secret for ${what} is too short; give at least ${SHORTEST_SECRET} characters`);
  return secret;
}

function readSecretFile(file: string, fail: GivenOptions['fail']): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    return fail(`cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
