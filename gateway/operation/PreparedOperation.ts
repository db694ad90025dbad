import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';

/** A parsed, validated operation that is within the limits. Shared by every request with the same text and name. */
export interface PreparedOperation {
  /** Full text and operation name: the key under which this and everything compiled from it is cached. */
  key: string;
  document: DocumentNode;
  definition: OperationDefinitionNode;
  kind: 'query' | 'mutation' | 'subscription';
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Variables that decide about `@skip` and `@include`; each combination of their values has its own projection. */
  conditionVariables: readonly string[];
}
