import type { DocumentNode, FieldNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import type { Mask } from '../supergraph/sharing/SharingWord.ts';
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
  /** Selections of which policy lets a part be shown only. */
  masked?: ReadonlyMap<FieldNode, Masking>;
  /** Of one from which policy took fields: what was asked, which is answered with an error for each of them. */
  withheld?: { whole: PreparedOperation; fields: ReadonlyMap<FieldNode, Withholding> };
}

/** How a value is shown that is not given whole. */
export interface Masking {
  mask: Exclude<Mask, 'count'>;
  /** How wide the bands of numbers are; absent: an order of magnitude. */
  bandWidth?: number;
  /** Where the operation first asks for it. */
  path: readonly string[];
}

/** Why a field is not given. */
export interface Withholding {
  rule: string;
  article: string;
  message: string;
}
