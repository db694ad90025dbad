import { unwatchFile, watchFile } from 'node:fs';
import type { Logger } from 'pino';
import { type Revocations, readRevocations } from './readRevocations.ts';

/**
 * Reads the revocations, and again whenever the file changes. A bad file is refused and the last good one stays, except at start-up. It is
 * looked at every `interval` milliseconds, as the manifest of persisted documents is, and for the same reasons.
 * @returns what ends the looking
 * @throws RevocationsError when the first one cannot be used: who wants somebody refused must not find him served
 */
export async function followRevocations(
  file: string,
  revoke: (revocations: Revocations) => void,
  { interval, log }: { interval: number; log: Logger },
): Promise<() => void> {
  const readAgain = async () => {
    try {
      const revocations = await readRevocations(file);
      revoke(revocations);
      const { tokens, subjects } = revocations;
      log.info({ file, tokens: tokens.size, subjects: subjects.size }, 'revocations were read again');
    } catch (err) {
      log.error({ file, err }, 'the changed revocations are refused; those read before stay in force');
    }
  };
  // Watched first: what is written while it is read for the first time must not be missed.
  watchFile(file, { interval, persistent: false }, readAgain);
  const stop = () => unwatchFile(file, readAgain);
  try {
    revoke(await readRevocations(file));
    return stop;
  } catch (error) {
    stop();
    throw error;
  }
}
