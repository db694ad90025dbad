import type { RequiresSelection } from '@graphql-hive/router-query-planner';
import type { Variables } from '../operation/coerceVariables.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** A field of a representation. */
export interface RequiredField {
  /** The key under which the department reads it. */
  name: string;
  /** The key under which the object has it. */
  from: string;
  selections: readonly RequiresSelection[];
  /** Absent when no variable decides. */
  isSelected: ((variables: Variables) => boolean) | undefined;
}

/**
 * The fields that a selection with fragments asks of an object of one type, each once: several fragments can be for the same
 * object, one for its type and one for its interface.
 * @throws Error for a fragment spread, which the planner does not use here
 */
export function flattenRequires(
  selections: readonly RequiresSelection[],
  { typeName, types }: { typeName: string | undefined; types: TypeRelations },
): RequiredField[] {
  const fields = new Map<string, RequiredField>();
  collect(selections, undefined);
  return [...fields.values()];

  function collect(set: readonly RequiresSelection[], isSelected: RequiredField['isSelected']): void {
    for (const selection of set) {
      if (selection.kind === 'Field') {
        // Seen from the department: what was fetched as "name" is sent as "alias". One field can be required with two arguments.
        add({
          name: selection.alias ?? selection.name,
          from: selection.name,
          selections: selection.selections ?? [],
          isSelected,
        });
      } else if (selection.kind === 'InlineFragment') {
        if (typeName !== undefined && !types.namesMatching([selection.typeCondition]).has(typeName)) continue;
        collect(selection.selections, both(isSelected, conditionOf(selection)));
      } else {
        throw new Error(`The planner used a fragment spread (${selection.value}) in a representation, which has no fragments.`);
      }
    }
  }

  function add(field: RequiredField): void {
    const known = fields.get(field.name);
    if (!known) {
      fields.set(field.name, field);
      return;
    }
    fields.set(field.name, {
      ...known,
      selections: [...known.selections, ...field.selections],
      isSelected: either(known.isSelected, field.isSelected),
    });
  }
}

type Condition = RequiredField['isSelected'];

function conditionOf({ skipIf, includeIf }: { skipIf?: string; includeIf?: string }): Condition {
  if (skipIf === undefined && includeIf === undefined) return undefined;
  return variables =>
    (skipIf === undefined || variables[skipIf] !== true) && (includeIf === undefined || variables[includeIf] === true);
}

function both(one: Condition, other: Condition): Condition {
  if (!one || !other) return one ?? other;
  return variables => one(variables) && other(variables);
}

function either(one: Condition, other: Condition): Condition {
  if (!one || !other) return undefined;
  return variables => one(variables) || other(variables);
}
