import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the repository as a house rule sees it. */
export interface SourceFile {
  /** From the repository root, with forward slashes: `gateway/plan/planOperation.ts`. */
  path: string;
  text: string;
}

/** Reads every source file that git tracks or would track: what is ignored (builds, installs, data) is nobody's style. */
export function readSourceFiles(root: string): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed
    .split('\0')
    .filter(path => isCode(path) && existsSync(join(root, path)))
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Whether a file holds code that the rules speak of. */
export function isCode(path: string): boolean {
  return /\.([cm]?[jt]s|[jt]sx)$/.test(path);
}
