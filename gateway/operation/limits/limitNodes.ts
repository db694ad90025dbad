import type { GraphQLSchema } from 'graphql';
import { CallerError } from '../../errors.ts';
import type { Variables } from '../coerceVariables.ts';
import type { PreparedOperation } from '../PreparedOperation.ts';
import { countNodes } from './countNodes.ts';

/** Counts of operations without variables, which are the same each time. */
const counted = new WeakMap<PreparedOperation, number>();

/**
 * Refuses an operation whose nested lists may multiply beyond `maxNodes` objects. This needs the variables, because page
 * sizes usually are variables; so it comes after them, and still before any department is called.
 * @returns the estimate
 * @throws CallerError OPERATION_TOO_LARGE
 */
export function limitNodes(
  operation: PreparedOperation,
  variables: Variables,
  { schema, maxNodes }: { schema: GraphQLSchema; maxNodes: number },
): number {
  const nodes = counted.get(operation) ?? count(operation, variables, schema);
  if (nodes <= maxNodes) return nodes;
  throw new CallerError(
    'OPERATION_TOO_LARGE',
    `该查询最多可能返回 ${nodes} 个对象，超过上限 ${maxNodes}。请减小 first 或 last，减少列表嵌套，或分多次查询。 The operation may return ${nodes} objects; at most ${maxNodes} are allowed. Ask for shorter pages (first, last), nest fewer lists, or ask in several operations.`,
  );
}

function count(operation: PreparedOperation, variables: Variables, schema: GraphQLSchema): number {
  const { definition, fragments } = operation;
  const root = schema.getRootType(definition.operation) ?? undefined;
  const nodes = countNodes({ selectionSet: definition.selectionSet, root, fragments, variables }, schema);
  if (!definition.variableDefinitions?.length) counted.set(operation, nodes);
  return nodes;
}
