import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql';
import { CallerError } from '../errors.ts';

/**
 * Chooses the operation to execute (https://spec.graphql.org/October2021/#GetOperation()).
 * @throws CallerError OPERATION_NOT_FOUND
 */
export function chooseOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter(definition => definition.kind === Kind.OPERATION_DEFINITION);
  const chosen = name === undefined ? operations[0] : operations.find(operation => operation.name?.value === name);
  if (chosen === undefined) {
    throw new CallerError(
      'OPERATION_NOT_FOUND',
      name === undefined
        ? 'The document contains no operation, only fragments. Add a query.'
        : `Unknown operation named "${name}". Send an operationName that the document defines.`,
    );
  }
  if (name === undefined && operations.length > 1) {
    throw new CallerError(
      'OPERATION_NOT_FOUND',
      'Must provide operation name if query contains multiple operations. Set "operationName".',
    );
  }
  return chosen;
}
