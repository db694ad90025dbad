import type { DocumentNode, FieldNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import type { OperationCost } from './cost/OperationCost.ts';

/** A parsed, validated operation that is within the limits. Shared by every request with the same text and name. */
export interface PreparedOperation {
  /** Full text and operation name: the key under which this and everything compiled from it is cached. */
  key: string;
  /** Name of the view to whose kinds it was narrowed: of equal texts each view has a plan of its own. */
  view?: string;
  document: DocumentNode;
  definition: OperationDefinitionNode;
  kind: 'query' | 'mutation' | 'subscription';
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Variables that decide about `@skip` and `@include`; each combination of their values has its own projection. */
  conditionVariables: readonly string[];
  /** For estimating what a request may cost. */
  cost: OperationCost;
  /** How often the cache gave it out. The one thing that changes: a reload prepares the most used operations ahead. */
  uses: number;
  /** Selections of texts of which policy lets the ends be shown only. */
  masked?: ReadonlySet<FieldNode>;
  /** Of one from which policy took fields: what was asked, which is answered with an error for each of them. */
  withheld?: { whole: PreparedOperation; fields: ReadonlyMap<FieldNode, Withholding> };
}

/** Why a field is not given. */
export interface Withholding {
  rule: string;
  article: string;
  message: string;
}
