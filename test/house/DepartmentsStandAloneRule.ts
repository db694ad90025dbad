import type { HouseRule } from './HouseRule.ts';
import { importsOf } from './importsOf.ts';

/** A department imports its own files and the kit, nothing else of this repository. The kit imports only itself. */
export const DepartmentsStandAloneRule: HouseRule = {
  rule: 'A department imports only its own files and the kit',
  because:
    'a department with the kit is lifted out and runs in its own office; what it needs of another it reads through the graph (a stub under foreign/), and what all need belongs to subgraphs/kit',
  breaches: files =>
    files.flatMap(file => {
      const own = folderOf(file.path);
      if (own === undefined) return [];
      return importsOf(file).flatMap(({ target, specifier, line }) => {
        if (target === undefined || isWithin(target, own) || isWithin(target, 'subgraphs/kit')) return [];
        return { path: file.path, line, message: `${own} imports "${specifier}"` };
      });
    }),
};

/** The department's folder a file belongs to, `subgraphs/<name>`; none outside the departments. */
export function folderOf(path: string): string | undefined {
  return /^subgraphs\/[^/]+(?=\/)/.exec(path)?.[0];
}

/** Whether a path is a folder or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
