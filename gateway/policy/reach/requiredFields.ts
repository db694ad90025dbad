import { Kind, type SelectionSetNode } from 'graphql';
import type { FieldInDepartment } from '../../supergraph/joins/Joins.ts';
import type { ReachedField } from './ReachedField.ts';
import type { SharedGraph } from './reachFields.ts';

type Graph = Pick<SharedGraph, 'joins' | 'sharing'>;

interface Requiring {
  coordinate: string;
  department: string;
}

/**
 * What must be fetched from other departments to compute a field (`@requires`), and what that requires in turn. What its owner
 * lets the computing department derive from (`derivableBy`) is left out: the owner has decided about it in the contract.
 */
export function requiredFields(typeName: string, name: string, graph: Graph, seen = new Set<string>()): ReachedField[] {
  const coordinate = `${typeName}.${name}`;
  if (seen.has(coordinate)) return [];
  seen.add(coordinate);
  return [...(graph.joins.types.get(typeName)?.in ?? [])].flatMap(([id, { fields }]) => {
    const requires = fields.get(name)?.requires;
    if (!requires) return [];
    const department = graph.joins.departments.get(id) ?? id;
    return select(requires, typeName, { graph, seen, requiring: { coordinate, department } });
  });
}

interface Selecting {
  graph: Graph;
  seen: Set<string>;
  requiring: Requiring;
}

function select(set: SelectionSetNode, typeName: string, selecting: Selecting): ReachedField[] {
  return set.selections.flatMap(one => {
    if (one.kind === Kind.INLINE_FRAGMENT) return select(one.selectionSet, one.typeCondition?.name.value ?? typeName, selecting);
    if (one.kind === Kind.FRAGMENT_SPREAD || one.name.value === '__typename') return [];
    return reach(typeName, one.name.value, one.selectionSet, selecting);
  });
}

function reach(typeName: string, name: string, below: SelectionSetNode | undefined, selecting: Selecting): ReachedField[] {
  const { graph, seen, requiring } = selecting;
  const type = graph.joins.types.get(typeName);
  const names = type?.kind === 'object' ? [typeName] : [typeName, ...(type?.possible ?? [])];
  const own = names.flatMap(of => handedOver(of, name, selecting));
  const field = fieldOf(type?.in.values() ?? [], name);
  const inner = below && field ? select(below, field.typeName, selecting) : [];
  return [...own, ...inner, ...names.flatMap(of => requiredFields(of, name, graph, seen))].map(one => ({
    ...one,
    requiredBy: one.requiredBy ?? requiring,
  }));
}

function handedOver(typeName: string, name: string, { graph, requiring }: Selecting): ReachedField[] {
  const word = graph.sharing.of(typeName, name);
  if (word === 'carrier') return [];
  const { department } = requiring;
  if (word.owner === department || word.derivableBy.includes(department)) return [];
  return [{ coordinate: `${typeName}.${name}`, word, owner: word.owner, isText: false, requiredBy: requiring }];
}

function fieldOf(
  types: Iterable<{ fields: ReadonlyMap<string, FieldInDepartment> }>,
  name: string,
): FieldInDepartment | undefined {
  for (const { fields } of types) {
    const field = fields.get(name);
    if (field) return field;
  }
  return undefined;
}
