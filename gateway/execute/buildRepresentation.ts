import type { RequiresSelection } from '@graphql-hive/router-query-planner';
import { type DataObject, type DataValue, isDataObject } from '../data/DataObject.ts';
import type { FieldFailure, FieldFailures } from './FieldFailures.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** What a department needs to know of an object in order to add its own fields: keys, and the fields it `@requires`. */
export type RequiredSelection =
  | { kind: 'field'; from: string; to: string; selections: readonly RequiredSelection[] | undefined }
  /** `keys`: where in the object it is written which entity it is. */
  | { kind: 'types'; types: ReadonlySet<string>; keys: readonly string[]; selections: readonly RequiredSelection[] };

/**
 * Prepares the selection of a representation, which is read by alias and sent by field name.
 * @throws Error for a fragment spread, which the planner does not use here
 */
export function compileRequires(
  selections: readonly RequiresSelection[],
  { department, types }: { department: string; types: TypeRelations },
): RequiredSelection[] {
  return selections.map(selection => {
    const compiled = compileRequired(selection, types);
    if (selection.kind !== 'InlineFragment' || compiled.kind !== 'types') return compiled;
    const sent = new Map(
      selection.selections.flatMap(field => (field.kind === 'Field' ? [[field.name, field.alias ?? field.name]] : [])),
    );
    const keys = types.keyFields(department, selection.typeCondition, [...sent.keys()]);
    return { ...compiled, keys: keys.map(key => sent.get(key) ?? key) };
  });
}

function compileRequired(selection: RequiresSelection, types: TypeRelations): RequiredSelection {
  const below = (selections: readonly RequiresSelection[]) => selections.map(one => compileRequired(one, types));
  switch (selection.kind) {
    case 'Field':
      return {
        kind: 'field',
        from: selection.alias ?? selection.name,
        to: selection.name,
        selections: selection.selections?.length ? below(selection.selections) : undefined,
      };
    case 'InlineFragment':
      return {
        kind: 'types',
        types: types.namesMatching([selection.typeCondition]),
        keys: [],
        selections: below(selection.selections),
      };
    case 'FragmentSpread':
      throw new Error(`The planner used a fragment spread (${selection.value}) in a representation, which has no fragments.`);
  }
}

/**
 * The representation of `object`, or the failure that leaves it without a required value.
 * A value that is missing because a department failed must not travel as null: the receiver would compute with it.
 * Undefined when no part of the selection is for this object's type, or nothing says which entity it is: a key that is null,
 * or that its owner never knew, asks about nobody.
 */
export function buildRepresentation(
  object: DataObject,
  selections: readonly RequiredSelection[],
  failures: FieldFailures,
): DataObject | FailedRepresentation | undefined {
  const representation: DataObject = {};
  const failure = copyRequired(object, selections, { into: representation, failures });
  if (failure) return new FailedRepresentation(failure);
  return representation.__typename === undefined ? undefined : representation;
}

export class FailedRepresentation {
  readonly failure: FieldFailure;
  constructor(failure: FieldFailure) {
    this.failure = failure;
  }
}

interface CopyContext {
  into: DataObject;
  failures: FieldFailures;
}

function copyRequired(
  object: DataObject,
  selections: readonly RequiredSelection[],
  { into, failures }: CopyContext,
): FieldFailure | undefined {
  for (const selection of selections) {
    if (selection.kind === 'types') {
      if (typeof object.__typename === 'string' && !selection.types.has(object.__typename)) continue;
      const failure = copyRequired(object, selection.selections, { into, failures });
      if (failure) return failure;
      if (!isIdentified(object, selection.keys)) into.__typename = undefined;
      continue;
    }
    const value = object[selection.from];
    if ((value === null || value === undefined) && failures.any) {
      const failure = failures.at(object, selection.from)?.[0];
      if (failure) return failure;
    }
    const copied = selection.selections ? copyValue(value, selection.selections, failures) : (value ?? null);
    if (copied instanceof FailedRepresentation) return copied.failure;
    into[selection.to] = copied;
  }
  return undefined;
}

/** A key may hold a null among other values; one that holds nothing else, or lacks a part, is no key. */
function isIdentified(object: DataObject, keys: readonly string[]): boolean {
  let hasValue = keys.length === 0;
  for (const key of keys) {
    const value = object[key];
    if (value === undefined) return false;
    if (value !== null) hasValue = true;
  }
  return hasValue;
}

function copyValue(
  value: DataValue,
  selections: readonly RequiredSelection[],
  failures: FieldFailures,
): DataValue | FailedRepresentation {
  if (Array.isArray(value)) {
    const items: DataValue[] = [];
    for (const item of value) {
      const copied = copyValue(item, selections, failures);
      if (copied instanceof FailedRepresentation) return copied;
      items.push(copied);
    }
    return items;
  }
  if (!isDataObject(value)) return value ?? null;
  const into: DataObject = {};
  const failure = copyRequired(value, selections, { into, failures });
  return failure ? new FailedRepresentation(failure) : into;
}
