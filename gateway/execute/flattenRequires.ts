import type { RequiresSelection } from '../plan/QueryPlan.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** A field of a representation. */
export interface RequiredField {
  /** The key under which the department reads it. */
  name: string;
  /** The key under which the object has it. */
  from: string;
  selections: readonly RequiresSelection[];
}

/**
 * The fields that a selection with fragments asks of an object of one type, each once: several fragments can be for the same
 * object, one for its type and one for its interface.
 */
export function flattenRequires(
  selections: readonly RequiresSelection[],
  { typeName, types }: { typeName: string | undefined; types: TypeRelations },
): RequiredField[] {
  const fields = new Map<string, RequiredField>();
  collect(selections);
  return [...fields.values()];

  function collect(set: readonly RequiresSelection[]): void {
    for (const selection of set) {
      if (selection.kind === 'Field') {
        // Seen from the department: what was fetched as "name" is sent as "alias". One field can be required with two arguments.
        add({ name: selection.alias ?? selection.name, from: selection.name, selections: selection.selections ?? [] });
      } else if (typeName === undefined || types.namesMatching([selection.typeCondition]).has(typeName)) {
        collect(selection.selections);
      }
    }
  }

  function add(field: RequiredField): void {
    const known = fields.get(field.name);
    fields.set(field.name, known ? { ...known, selections: [...known.selections, ...field.selections] } : field);
  }
}
