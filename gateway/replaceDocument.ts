import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode } from 'graphql';
import type { PreparedOperation } from './operation/PreparedOperation.ts';

type Documented = Pick<PreparedOperation, 'document' | 'definition' | 'fragments'>;

/**
 * What changes of an operation when its document is written anew.
 * @param definition the operation as it was; the one of its name takes its place
 */
export function replaceDocument({ definition: whole }: Documented, document: DocumentNode): Documented {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const definition = operations.find(({ name }) => name?.value === whole.name?.value);
  // To go on with the whole would be to ask for what was taken out.
  if (!definition) throw new Error('The operation is gone from its own document.');
  return { document, definition, fragments };
}
