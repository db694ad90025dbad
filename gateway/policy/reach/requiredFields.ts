import { Kind, type SelectionSetNode } from 'graphql';
import type { FieldInDepartment, TypeInDepartment } from '../../supergraph/joins/Joins.ts';
import type { RequiredField } from './ReachedField.ts';
import type { SharedGraph } from './reachFields.ts';

type Graph = Pick<SharedGraph, 'joins' | 'sharing'>;

interface Requiring {
  coordinate: string;
  department: string;
}

/**
 * What must be fetched from other departments to compute a field (`@requires`), and what that requires in turn; and the keys by which
 * the department that answers may be told of which object: which of them is used only the plan knows, so all count. What its owner
 * lets the answering department derive from (`derivableBy`) is left out: the owner has decided about it in the contract.
 */
export function requiredFields(typeName: string, name: string, graph: Graph, seen = new Set<string>()): RequiredField[] {
  const coordinate = `${typeName}.${name}`;
  if (seen.has(coordinate)) return [];
  seen.add(coordinate);
  return answeringTypes(typeName, graph).flatMap(([of, id, { fields, keys }]) => {
    const field = fields.get(name);
    if (!field || field.isExternal) return [];
    const selecting = { graph, seen, requiring: { coordinate, department: graph.joins.departments.get(id) ?? id } };
    // Who is told of an object by a field need not be asked for that field.
    const told = keys.some(({ selection }) => isIn(selection, name)) ? [] : keys.filter(({ isResolvable }) => isResolvable);
    const keyFields = told.flatMap(({ selection }) => select(selection, of, selecting));
    return [...(field.requires ? select(field.requires, of, selecting) : []), ...keyFields.filter(isNotOpen)];
  });
}

/** An indicator's code is a key that everybody may have. */
function isNotOpen({ word }: RequiredField): boolean {
  return word.class !== 'unconditional' || word.sensitivity !== 'none';
}

function isIn({ selections }: SelectionSetNode, name: string): boolean {
  return selections.some(one => one.kind === Kind.FIELD && one.name.value === name);
}

/** Whoever has the type; and who has an interface of it as an object, and answers for the types behind it (`@interfaceObject`). */
function answeringTypes(typeName: string, { joins }: Graph): [string, string, TypeInDepartment][] {
  const type = joins.types.get(typeName);
  return [typeName, ...(type?.interfaces ?? [])].flatMap(of =>
    [...(joins.types.get(of)?.in ?? [])]
      .filter(([, { isInterfaceObject }]) => of === typeName || isInterfaceObject)
      .map(([id, found]): [string, string, TypeInDepartment] => [of, id, found]),
  );
}

interface Selecting {
  graph: Graph;
  seen: Set<string>;
  requiring: Requiring;
}

function select(set: SelectionSetNode, typeName: string, selecting: Selecting): RequiredField[] {
  return set.selections.flatMap(one => {
    if (one.kind === Kind.INLINE_FRAGMENT) return select(one.selectionSet, one.typeCondition?.name.value ?? typeName, selecting);
    if (one.kind === Kind.FRAGMENT_SPREAD || one.name.value === '__typename') return [];
    return reach(typeName, one.name.value, one.selectionSet, selecting);
  });
}

function reach(typeName: string, name: string, below: SelectionSetNode | undefined, selecting: Selecting): RequiredField[] {
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

function handedOver(typeName: string, name: string, { graph, requiring }: Selecting): RequiredField[] {
  const word = graph.sharing.of(typeName, name);
  if (word === 'carrier') return [];
  const { department } = requiring;
  if (word.owner === department || word.derivableBy.includes(department)) return [];
  return [
    { coordinate: `${typeName}.${name}`, word, isCarrier: false, owner: word.owner, shape: 'other', requiredBy: requiring },
  ];
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
