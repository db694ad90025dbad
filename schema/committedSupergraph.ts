import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUPERGRAPH_PATH } from './contractFiles.ts';

export type Committed =
  | { sdl: string | undefined; where: string; unknownRevision?: undefined }
  | { sdl?: undefined; where?: undefined; unknownRevision: string };

/**
 * The supergraph that was promised: the one committed at a git revision, because the file on disk may already have been
 * regenerated from the change under check. Outside a git repository the file on disk is all there is.
 */
export function committedSupergraph(root: string, revision: string): Committed {
  if (git(root, 'rev-parse', '--is-inside-work-tree') === undefined) {
    const path = join(root, SUPERGRAPH_PATH);
    return { sdl: existsSync(path) ? readFileSync(path, 'utf8') : undefined, where: 'the file on disk' };
  }
  if (git(root, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`) === undefined) return { unknownRevision: revision };
  return { sdl: git(root, 'show', `${revision}:./${SUPERGRAPH_PATH}`), where: revision };
}

function git(root: string, ...args: string[]): string | undefined {
  const run = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return run.status === 0 ? run.stdout : undefined;
}
