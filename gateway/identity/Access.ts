/** For what a caller asks, as its request says: schema/trust.md §1. */
export interface Access {
  /** Code of a purpose. */
  purpose?: string | undefined;
  /** Number of a grant. */
  grant?: string | undefined;
  /** Number of the case or matter. */
  case?: string | undefined;
}
