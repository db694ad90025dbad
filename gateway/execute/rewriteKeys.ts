import { type DataObject, type DataValue, isDataObject } from '../data/DataObject.ts';
import type { FetchRewrite, RewritePath } from '../plan/QueryPlan.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** Something a plan wants changed in data that goes to, or comes from, a department. */
export interface KeyRewrite {
  path: readonly ({ key: string } | { types: ReadonlySet<string> })[];
  change: { renameTo: string } | { set: string };
}

/** Prepares a plan's rewrites: type conditions become sets of the concrete types that meet them. */
export function compileRewrites(rewrites: readonly FetchRewrite[] | undefined, types: TypeRelations): KeyRewrite[] {
  return (rewrites ?? []).map(rewrite => {
    if ('KeyRenamer' in rewrite) {
      return { path: compile(rewrite.KeyRenamer.path, types), change: { renameTo: rewrite.KeyRenamer.renameKeyTo } };
    }
    const { path, setValueTo } = rewrite.ValueSetter;
    return { path: compile(path, types), change: { set: setValueTo } };
  });
}

function compile(path: RewritePath, types: TypeRelations): KeyRewrite['path'] {
  return path.map(segment => ('Key' in segment ? { key: segment.Key } : { types: types.namesMatching(segment.TypenameEquals) }));
}

/** Applies the rewrites in place. */
export function rewriteKeys(data: DataValue, rewrites: readonly KeyRewrite[]): void {
  for (const rewrite of rewrites) rewriteAt(data, rewrite, 0);
}

function rewriteAt(data: DataValue, rewrite: KeyRewrite, position: number): void {
  if (Array.isArray(data)) {
    for (const item of data) rewriteAt(item, rewrite, position);
    return;
  }
  const step = rewrite.path[position];
  if (!isDataObject(data) || step === undefined) return;
  if ('types' in step) {
    if (typeof data.__typename !== 'string' || step.types.has(data.__typename)) rewriteAt(data, rewrite, position + 1);
  } else if (position < rewrite.path.length - 1) {
    rewriteAt(data[step.key], rewrite, position + 1);
  } else {
    applyChange(data, step.key, rewrite.change);
  }
}

function applyChange(data: DataObject, key: string, change: KeyRewrite['change']): void {
  if (data[key] === undefined) return;
  if ('set' in change) {
    data[key] = change.set;
  } else {
    data[change.renameTo] = data[key];
    delete data[key];
  }
}
