import { executeSync, type FieldNode, type GraphQLSchema, Kind } from 'graphql';
import type { Variables } from '../operation/coerceVariables.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { collectFields, type Selecting } from './collectFields.ts';

/** The operation's `__schema` and `__type` fields that these conditions select; none for nearly every operation. */
export function introspectionFields(operation: PreparedOperation, schema: GraphQLSchema, selecting: Selecting): FieldNode[] {
  const root = schema.getRootType(operation.definition.operation);
  const groups = root ? collectFields(root, [operation.definition.selectionSet], selecting) : new Map<string, FieldNode[]>();
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
