import { unwatchFile, watchFile } from 'node:fs';
import type { Logger } from 'pino';
import type { PersistedDocuments } from './PersistedDocuments.ts';
import { readManifest } from './readManifest.ts';

/**
 * Reads the manifest, and again whenever the file changes. A bad one is refused and the last good one stays, except at
 * start-up. The file is looked at every `interval` milliseconds instead of being watched: that also sees a symbolic link
 * that moves, as Kubernetes does it, and a network file system.
 * @returns what ends the looking
 * @throws ManifestError when the first one cannot be used
 */
export async function followManifest(
  file: string,
  documents: PersistedDocuments,
  { interval, log }: { interval: number; log: Logger },
): Promise<() => void> {
  documents.trust(await readManifest(file));
  const readAgain = async () => {
    try {
      const manifest = await readManifest(file);
      documents.trust(manifest);
      log.info({ file, documents: manifest.size }, 'persisted documents were read again');
    } catch (err) {
      log.error({ file, err }, 'the changed persisted documents are refused; those read before stay in force');
    }
  };
  watchFile(file, { interval, persistent: false }, readAgain);
  return () => unwatchFile(file, readAgain);
}
