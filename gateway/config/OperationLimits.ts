/** What one operation may be. Sizes in bytes. */
export interface OperationLimits {
  maxTokens: number;
  /** Of brackets of any kind in a document; what is recursive relies on it. */
  maxNesting: number;
  /** Operations and fragments. */
  maxDefinitions: number;
  /** Fields and fragments selected, as they are written. */
  maxSelections: number;
  /** Of one field in one selection, as it is written: validation compares each with each. */
  maxRepeats: number;
  maxDirectives: number;
  maxRootFields: number;
  maxVariableBytes: number;
  maxVariableItems: number;
  maxVariableDepth: number;
  maxDepth: number;
  maxAliases: number;
  /** Objects an answer may hold by the sizes of its nested lists; see operation/cost/estimateCost.ts. */
  maxNodes: number;
  /**
   * What an operation may cost, in the units of `@cost`. Without weights an object costs 1, so an operation within `maxNodes` is within
   * twice as much: this limit is for fields whose department says that they are dear.
   */
  maxCost: number;
}

export const defaultOperationLimits: OperationLimits = {
  maxTokens: 15_000,
  maxNesting: 200,
  maxDefinitions: 250,
  maxSelections: 2500,
  maxRepeats: 100,
  maxDirectives: 500,
  maxRootFields: 50,
  maxVariableBytes: 512 * 1024,
  maxVariableItems: 10_000,
  maxVariableDepth: 20,
  maxDepth: 20,
  maxAliases: 100,
  maxNodes: 500_000,
  maxCost: 1_000_000,
};
