import type { DocumentNode } from 'graphql';

/** The SDL of one department, parsed. */
export interface DepartmentSchema {
  department: string;
  document: DocumentNode;
}

/** One place where a rule is broken. */
export interface Violation {
  departments: readonly string[];
  coordinate: string;
  message: string;
}

/** A rule that every department's part of the contract keeps. One rule, one file, one test. */
export interface ContractRule {
  /** A stable name, printed with each violation. */
  name: string;
  /** Why the rule exists; ends the failure text. */
  because: string;
  /** How to satisfy it. */
  whatToDo: string;
  /** Looks at all departments together, because some rules are about what they are to each other. */
  check(departments: readonly DepartmentSchema[]): Violation[];
}
