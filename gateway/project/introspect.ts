import { executeSync, type FieldNode, type GraphQLObjectType, type GraphQLSchema, Kind, type SelectionSetNode } from 'graphql';
import type { Variables } from '../operation/coerceVariables.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { collectFields, type Selecting } from './collectFields.ts';

/** The `__schema` and `__type` fields of an operation that its conditions select; none for nearly every operation. */
export function selectIntrospection(root: GraphQLObjectType, set: SelectionSetNode, selecting: Selecting): FieldNode[] {
  const groups = collectFields(root, [set], selecting);
  return [...groups.values()].flatMap(nodes => (/^__(schema|type)$/.test(nodes[0]?.name.value ?? '') ? nodes : []));
}

/**
 * Answers introspection fields from the public schema, as JSON by response key.
 * The one place where graphql-js executes: introspection never touches departments.
 */
export function introspect(
  operation: PreparedOperation,
  { schema, variables, fields }: { schema: GraphQLSchema; variables: Variables; fields: readonly FieldNode[] },
): ReadonlyMap<string, string> {
  const definition = { ...operation.definition, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } } as const;
  const document = { kind: Kind.DOCUMENT, definitions: [definition, ...operation.fragments.values()] } as const;
  const { data } = executeSync({ schema, document, variableValues: variables });
  return new Map(Object.entries(data ?? {}).map(([key, value]) => [key, JSON.stringify(value)]));
}
