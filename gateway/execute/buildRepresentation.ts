import type { RequiresSelection } from '@graphql-hive/router-query-planner';
import { type DataObject, type DataValue, isDataObject } from '../data/DataObject.ts';
import type { FieldFailure, FieldFailures } from './FieldFailures.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** What a department needs to know of an object in order to add its own fields: keys, and the fields it `@requires`. */
export type RequiredSelection =
  | { kind: 'field'; from: string; to: string; selections: readonly RequiredSelection[] | undefined }
  | { kind: 'types'; types: ReadonlySet<string>; selections: readonly RequiredSelection[] };

/**
 * Prepares the selection of a representation, which is read by alias and sent by field name.
 * @throws Error for a fragment spread, which the planner does not use here
 */
export function compileRequires(selections: readonly RequiresSelection[], types: TypeRelations): RequiredSelection[] {
  return selections.map(selection => compileRequired(selection, types));
}

function compileRequired(selection: RequiresSelection, types: TypeRelations): RequiredSelection {
  switch (selection.kind) {
    case 'Field':
      return {
        kind: 'field',
        from: selection.alias ?? selection.name,
        to: selection.name,
        selections: selection.selections?.length ? compileRequires(selection.selections, types) : undefined,
      };
    case 'InlineFragment':
      return {
        kind: 'types',
        types: types.namesMatching([selection.typeCondition]),
        selections: compileRequires(selection.selections, types),
      };
    case 'FragmentSpread':
      throw new Error(`The planner used a fragment spread (${selection.value}) in a representation, which has no fragments.`);
  }
}

/**
 * The representation of `object`, or the failure that leaves it without a required value.
 * A value that is missing because a department failed must not travel as null: the receiver would compute with it.
 * Undefined when no part of the selection is for this object's type.
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
