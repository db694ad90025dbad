import { unwatchFile, watchFile } from 'node:fs';
import type { Logger } from 'pino';
import { type DepartmentKeys, type GatewayKeys, readKeyFile } from './readKeyFile.ts';

/** How often the file is looked at, in milliseconds. */
const LOOK_EVERY = 1_000;

/**
 * The keys of now. A changed file is read again, so that keys are rotated without a restart; one that cannot be used leaves
 * the keys as they were, and the log says why. Looking at the file's state instead of listening for events finds files that
 * are replaced by renaming, or by another mount behind a link, as orchestrators do with secrets.
 */
export class KeyRing implements Disposable {
  readonly #path: string;
  readonly #look: () => void;
  #keys: GatewayKeys;

  /** @throws KeyFileError, or the system's error, when the file cannot be used */
  constructor(path: string, log: Logger, lookEvery = LOOK_EVERY) {
    this.#path = path;
    this.#keys = readKeyFile(path);
    this.#look = () => {
      try {
        this.#keys = readKeyFile(path);
        log.info({ file: path }, 'the keys of departments were read again');
      } catch (error) {
        log.error({ file: path, err: error }, 'the changed keys of departments cannot be used; the ones before stay');
      }
    };
    watchFile(path, { interval: lookEvery, persistent: false }, this.#look);
  }

  /** Undefined: calls to this department are not signed. */
  of(department: string): DepartmentKeys | undefined {
    return this.#keys.get(department);
  }

  [Symbol.dispose](): void {
    unwatchFile(this.#path, this.#look);
  }
}
