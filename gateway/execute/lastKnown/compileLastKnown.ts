import { type DocumentNode, Kind, print } from 'graphql';
import type { Variables } from '../../operation/coerceVariables.ts';
import type { ProvidedKey } from '../providedKeys.ts';
import type { TypeRelations } from '../TypeRelations.ts';

/** A field of a fetch whose last known value may stand in. */
export interface LastKnownField {
  /** Where the fetch delivers it, for which types, and when it is asked for. */
  provided: ProvidedKey;
  /** Field, arguments and selection as text, without variables' values. */
  text: string;
  /** Variables that its arguments, or what is below it, use. */
  variables: readonly string[];
  /** Milliseconds. */
  maxAge: number;
}

/** Which of the keys a fetch delivers have `@lastKnown`; undefined when none has, so that all others cost nothing. */
export function compileLastKnown(
  delivered: readonly ProvidedKey[],
  { document, rootType, types: relations }: { document: DocumentNode; rootType?: string; types: TypeRelations },
): readonly LastKnownField[] | undefined {
  const fields = relations.lastKnownFields;
  if (fields.size === 0) return undefined;
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const found = delivered.flatMap((provided): LastKnownField[] => {
    const { node, types } = provided;
    const owners = rootType === undefined ? [...(types ?? [])].filter(relations.isObjectType) : [rootType];
    const ages = owners.map(owner => fields.get(`${owner}.${node.name.value}`));
    // All types it is asked for must have it; the strictest age counts.
    if (ages.length === 0 || ages.some(age => age === undefined)) return [];
    const { alias: _, ...plain } = node;
    const text = [plain, ...(node.selectionSet ? fragments : [])].map(print).join(' ');
    const variables = [...new Set([...text.matchAll(/\$(\w+)/g)].map(match => match[1] ?? ''))];
    return [{ provided, text, variables, maxAge: Math.min(...ages.map(age => age ?? 0)) * 1000 }];
  });
  return found.length > 0 ? found : undefined;
}

/** The whole text that a value is known by. */
export function textOf({ text, variables }: LastKnownField, values: Variables): string {
  return variables.length === 0 ? text : text + JSON.stringify(variables.map(name => values[name] ?? null));
}
