import { ASSUMED_LIST_SIZE, countNodes } from '../operation/limits/countNodes.ts';
import { measureDepth } from '../operation/limits/measureDepth.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';

/** What is known of an operation that passed validation. One that did not pass never comes here. */
export function showValid({ operation, variables, schema }: ExplainedOperation): string[] {
  const { definition, fragments } = operation;
  const root = schema.getRootType(definition.operation) ?? undefined;
  const nodes = countNodes({ selectionSet: definition.selectionSet, root, fragments, variables }, schema);
  return [
    'ok: the operation fits the schema and is within the limits',
    `  ${operation.kind} ${definition.name?.value ?? '(without a name)'}, depth ${measureDepth(definition.selectionSet, fragments)}`,
    `  the answer may hold ${nodes} objects, taking lists that nothing bounds as ${ASSUMED_LIST_SIZE} long`,
  ];
}
