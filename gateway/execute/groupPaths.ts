import type { PlanPath } from '../plan/QueryPlan.ts';

/**
 * Tells which paths of a plan may share objects.
 *
 * Two places of the answer may hold one and the same object only if everything that is still to be fetched for the one is
 * also fetched for the other, by the same fetch: else a field that arrives for one place (`x: pension(kind: "basic")`)
 * would show up, with the wrong meaning, at the other. So each path is known by its future: the fetches that lead on from
 * it, and how. Paths with equal futures are in one group.
 *
 * A fetch that leads on only from some objects of a path (a type condition in its midst) leaves that path without a group:
 * nothing on it is shared.
 *
 * @param batches the paths of every batch of entities in the plan
 * @returns for each batch, for each of its paths, a number that equal groups have in common, or undefined
 */
export function groupPaths(batches: readonly (readonly PlanPath[])[]): (number | undefined)[][] {
  const all = batches.flatMap((paths, batch) => paths.map(path => ({ batch, path })));
  const groups = new Map<string, number>();
  return batches.map(paths =>
    paths.map(path => {
      const future = futureOf(path, all);
      if (future === undefined) return undefined;
      const group = groups.get(future) ?? groups.size;
      groups.set(future, group);
      return group;
    }),
  );
}

function futureOf(path: PlanPath, all: readonly { batch: number; path: PlanPath }[]): string | undefined {
  const future: string[] = [];
  for (const other of all) {
    if (!leadsOn(withoutTypes(path), withoutTypes(other.path))) continue;
    if (!leadsOn(path, other.path)) return undefined;
    future.push(`${other.batch} ${JSON.stringify(other.path.slice(path.length))}`);
  }
  return future.sort().join('\n');
}

function withoutTypes(path: PlanPath): PlanPath {
  return path.filter(segment => segment === '@' || 'Field' in segment);
}

function leadsOn(from: PlanPath, to: PlanPath): boolean {
  return from.length <= to.length && from.every((segment, index) => JSON.stringify(segment) === JSON.stringify(to[index]));
}
