/** Something a developer has to mend before the contract holds: who, where, what is wrong and what to do. */
export interface Problem {
  /** A stable name for the kind of problem: the composition error's code, or the contract rule's name. */
  code: string;
  /** The departments concerned; empty when the problem is not one department's. */
  departments: readonly string[];
  /** The schema coordinate concerned, such as `Person.pensions`, where there is one. */
  coordinate: string | undefined;
  message: string;
  whatToDo: string;
}

/** Prints one problem as a few lines for a terminal: the headline says who and where, the rest what and how to mend it. */
export function formatProblem(problem: Problem): string {
  const who = problem.departments.length > 0 ? problem.departments.join(', ') : 'all departments';
  const where = problem.coordinate === undefined ? '' : ` · ${problem.coordinate}`;
  return `✗ ${who}${where} · ${problem.code}\n    ${problem.message}\n    → ${problem.whatToDo}`;
}
