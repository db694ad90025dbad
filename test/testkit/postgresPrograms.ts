import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

/** Where PostgreSQL's server programs are, and as whom they run. */
export interface PostgresPrograms {
  initdb: string;
  postgres: string;
  /** Set when we are root: the server refuses to run as root, so it runs as the user `postgres`. */
  identity: { uid: number; gid: number } | undefined;
}

/**
 * Finds `initdb` and `postgres`: in `PG_BIN` when set, otherwise the newest of Debian's `/usr/lib/postgresql/<version>/bin`.
 * When they are missing the error says how to install them.
 */
export function findPostgresPrograms(environment: NodeJS.ProcessEnv = process.env): PostgresPrograms {
  const folders = environment.PG_BIN ? [environment.PG_BIN] : debianFolders();
  const folder = folders.find(candidate => ['initdb', 'postgres'].every(program => existsSync(join(candidate, program))));
  if (folder === undefined) {
    throw new Error(
      `PostgreSQL's server programs (initdb, postgres) are not in ${folders.join(', ') || '/usr/lib/postgresql/*/bin'}. ` +
        'Install them (Debian, Ubuntu: apt-get install postgresql), or set PG_BIN to the folder that holds them.',
    );
  }
  return {
    initdb: join(folder, 'initdb'),
    postgres: join(folder, 'postgres'),
    identity: process.getuid?.() === 0 ? postgresUser() : undefined,
  };
}

function debianFolders(): string[] {
  const version = (folder: string) => Number(folder.split('/').at(-2));
  return globSync('/usr/lib/postgresql/*/bin').sort((a, b) => version(b) - version(a));
}

function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
