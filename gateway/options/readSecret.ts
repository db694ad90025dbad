import type { GivenOptions } from './OptionGroup.ts';
import { readSecretFile } from './readSecretFile.ts';

/** In characters: what nobody guesses by asking. */
const SHORTEST_SECRET = 16;

/**
 * A secret given as text (`--<name>`) or in a file (`--<name>-file`), which stays out of lists of processes; undefined when
 * neither is. A variable of the environment that is set to nothing counts as not set: that is how compose files leave one out.
 * Ends the process with a usage message when the secret cannot be read, is empty or is easily guessed: whoever asks for
 * something to be guarded must not find it silently switched off.
 */
export function readSecret(name: 'explainSecret' | 'pushSecret', what: string, given: GivenOptions): string | undefined {
  const { options, isOnCommandLine, fail } = given;
  const option = name === 'pushSecret' ? '--push-secret' : '--explain-secret';
  const file: string | undefined = options[`${name}File`];
  if (file || isOnCommandLine(`${name}File`)) {
    const secret = readSecretFile(file ?? '', fail);
    if (secret === '') {
      fail(
        `${file} holds no secret for ${what}: write at least ${SHORTEST_SECRET} characters into it, or leave out ${option}-file`,
      );
    }
    return longEnough(secret, what, fail);
  }
  const text: string | undefined = options[name];
  if (text === undefined || (text === '' && !isOnCommandLine(name))) return undefined;
  // Blanks around it would not arrive in a header.
  const secret = text.trim();
  if (secret === '') fail(`${option} is empty: give at least ${SHORTEST_SECRET} characters, or leave it out`);
  return longEnough(secret, what, fail);
}

function longEnough(secret: string, what: string, fail: GivenOptions['fail']): string {
  if (secret.length < SHORTEST_SECRET) fail(`the secret for ${what} is too short; give at least ${SHORTEST_SECRET} characters`);
  return secret;
}
