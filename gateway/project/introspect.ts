import { executeSync, type FieldNode, type GraphQLSchema, Kind } from 'graphql';
import type { Variables } from '../operation/coerceVariables.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { collectFields, type Selecting } from './collectFields.ts';

const NOTHING: ReadonlyMap<string, string> = new Map();

/**
 * Answers the operation's `__schema` and `__type` fields from the public schema, as JSON by response key.
 * The one place where graphql-js executes: introspection never touches departments.
 */
export function introspect(
  operation: PreparedOperation,
  { schema, variables, selecting }: { schema: GraphQLSchema; variables: Variables; selecting: Selecting },
): ReadonlyMap<string, string> {
  const root = schema.getRootType(operation.definition.operation);
  if (!root) return NOTHING;
  const fields: FieldNode[] = [];
  for (const nodes of collectFields(root, [operation.definition.selectionSet], selecting).values()) {
    if (nodes[0]?.name.value === '__schema' || nodes[0]?.name.value === '__type') fields.push(...nodes);
  }
  if (fields.length === 0) return NOTHING;
  const definition = { ...operation.definition, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } } as const;
  const document = { kind: Kind.DOCUMENT, definitions: [definition, ...operation.fragments.values()] } as const;
  const { data } = executeSync({ schema, document, variableValues: variables });
  return new Map(Object.entries(data ?? {}).map(([key, value]) => [key, JSON.stringify(value)]));
}
