/** The codes of schema/directives/sharing.graphql and schema/trust.md §2. */
export const SHARING_CODES = {
  class: ['unconditional', 'conditional', 'refused'],
  sensitivity: ['none', 'personal', 'sensitive', 'minor'],
  purposes: ['supervision', 'benefit_review', 'eligibility_check', 'audit', 'service', 'statistics'],
  masks: ['masked', 'yesNo', 'band', 'count'],
  updated: ['live', 'daily', 'monthly', 'quarterly', 'yearly', 'imported'],
} as const;

type Codes = typeof SHARING_CODES;
export type SharingClass = Codes['class'][number];
export type Sensitivity = Codes['sensitivity'][number];
export type Purpose = Codes['purposes'][number];
export type Mask = Codes['masks'][number];
export type Updated = Codes['updated'][number];

/** How a field may be shared, its own word and its type's taken together. */
export interface SharingWord {
  class: SharingClass;
  /** The law relied on; always there for what is refused. */
  basis: string | undefined;
  sensitivity: Sensitivity;
  /** At least one for what speaks of persons. */
  purposes: readonly Purpose[];
  /** What a grant may choose of; none: it is shown in full. */
  masks: readonly Mask[];
  /** How wide the bands of its numbers are; undefined: an order of magnitude. */
  bandWidth: number | undefined;
  /**
   * Department that owns the fact. None for what several answer alike (`Person.pid`, `Query.person`) or each for its own rows
   * (`Indicator.value`): it counts as a fact of the department whose field led to it, and of the type that answers.
   */
  owner: string | undefined;
  updated: Updated | undefined;
  /** Departments that may be handed it to compute a field of their own. */
  derivableBy: readonly string[];
}
