import { type DirectiveNode, Kind, print, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { FetchRewrite } from '../QueryPlan.ts';
import { type FetchField, type FetchSelection, isNothing } from './FetchSelection.ts';

type Segment = { TypenameEquals: string[] } | { Key: string };

interface Written {
  selections: SelectionNode[];
  rewrites: FetchRewrite[];
}

/**
 * A fetch's selection as GraphQL. Two types of a department may have a field of one name with types that cannot stand under
 * one key (https://spec.graphql.org/September2025/#sec-Field-Selection-Merging); the second then gets a key of its own, and
 * the answer is given the old one back.
 */
export function writeSelection(selection: FetchSelection, path: readonly Segment[] = []): Written {
  return writeIn(selection, { path, taken: new Map() });
}

interface Writing {
  path: readonly Segment[];
  /** Fields by their keys, of all fragments for this object. */
  taken: Map<string, FetchField[]>;
}

function writeIn({ fields, fragments }: FetchSelection, writing: Writing): Written {
  const selections: SelectionNode[] = [];
  const rewrites: FetchRewrite[] = [];
  const add = (written: Written) => {
    selections.push(...written.selections);
    rewrites.push(...written.rewrites);
  };
  for (const field of fields.values()) if (!isNothing(field)) add(writeField(field, writing));
  for (const { type, conditions, selection } of fragments.values()) {
    if (selection.isEmpty) continue;
    const path = type === undefined ? writing.path : [...writing.path, { TypenameEquals: [type] }];
    const inner = writeIn(selection, { ...writing, path });
    add({ selections: [fragmentOf(type, conditions, inner.selections)], rewrites: inner.rewrites });
  }
  return { selections, rewrites };
}

function writeField(field: FetchField, { path, taken }: Writing): Written {
  const key = freeKey(field, taken);
  const inner = field.isObject ? writeSelection(field.below, [...path, { Key: key }]) : undefined;
  const renamed: FetchRewrite[] =
    key === field.key ? [] : [{ KeyRenamer: { path: [...path, { Key: key }], renameKeyTo: field.key } }];
  const node: SelectionNode = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: field.name },
    ...(key === field.name ? {} : { alias: { kind: Kind.NAME, value: key } as const }),
    arguments: field.arguments,
    directives: field.conditions,
    ...(inner ? { selectionSet: setOf(inner.selections) } : {}),
  };
  return { selections: [node], rewrites: [...(inner?.rewrites ?? []), ...renamed] };
}

/** The field's own key, unless others have it that cannot all stand beside this one. */
function freeKey(field: FetchField, taken: Map<string, FetchField[]>): string {
  for (let number = 0; ; number++) {
    const key = number === 0 ? field.key : `_${number}_${field.key}`;
    const others = taken.get(key) ?? [];
    if (!others.every(other => canStandTogether(field, other))) continue;
    taken.set(key, [...others, field]);
    return key;
  }
}

function canStandTogether(one: FetchField, other: FetchField): boolean {
  if (shapeOf(one) !== shapeOf(other)) return false;
  const fields = [...allFields(one.below)];
  for (const field of allFields(other.below)) {
    if (fields.some(known => known.key === field.key && !canStandTogether(known, field))) return false;
  }
  return true;
}

/** Of objects only the lists and nulls around them count; what is in them is compared field by field. */
function shapeOf({ type, isObject }: FetchField): string {
  return isObject ? print(type).replace(/\w+/, '') : print(type);
}

function* allFields({ fields, fragments }: FetchSelection): Generator<FetchField> {
  yield* fields.values();
  for (const { selection } of fragments.values()) yield* allFields(selection);
}

function fragmentOf(type: string | undefined, conditions: readonly DirectiveNode[], selections: SelectionNode[]): SelectionNode {
  const condition =
    type === undefined ? {} : { typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } } as const };
  return { kind: Kind.INLINE_FRAGMENT, ...condition, directives: conditions, selectionSet: setOf(selections) };
}

export function setOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}
