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

/** Prints problems for a terminal: one paragraph per kind, each place on a line of its own, and once what to do about them. */
export function formatProblems(problems: readonly Problem[]): string {
  const kinds = Map.groupBy(problems, problem => `${problem.code}\n${problem.whatToDo}`);
  return [...kinds.values()].map(formatKind).join('\n');
}

function formatKind(problems: readonly Problem[]): string {
  const [first] = problems;
  if (first === undefined) return '';
  const places = problems.map(problem => `    ${formatPlace(problem)}: ${problem.message}`);
  return [`✗ ${first.code}`, ...places, `    → ${first.whatToDo}`].join('\n');
}

function formatPlace({ departments, coordinate }: Problem): string {
  const who = departments.length > 0 ? departments.join(', ') : 'all departments';
  return coordinate === undefined ? who : `${who} · ${coordinate}`;
}
