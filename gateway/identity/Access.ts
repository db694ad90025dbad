/** For what a caller asks, as the headers of the request say (schema/trust.md §1). */
export interface Access {
  /** Code of a purpose. */
  purpose?: string;
  /** Number of a grant. */
  grant?: string;
  /** Number of the case or matter. */
  case?: string;
}
