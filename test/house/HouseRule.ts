import type { SourceFile } from './SourceFile.ts';

/** One place where a rule of the house is broken. */
export interface Breach {
  path: string;
  /** Where in the file, counted from 1; none when the breach is the file itself. */
  line?: number;
  message: string;
}

/** A rule of the house: a program with a reason. One rule, one file, one test that proves it can fail. */
export interface HouseRule {
  /** The rule in one sentence; the name of its test. */
  rule: string;
  /** Why the rule exists and how to satisfy it; ends every failure text. */
  because: string;
  breaches(files: readonly SourceFile[]): Breach[];
}

/** A breach as the developer reads it: where, what, why. */
export function formatBreach(rule: HouseRule, breach: Breach): string {
  const where = breach.line === undefined ? breach.path : `${breach.path}:${breach.line}`;
  return `${where}: ${breach.message}, because ${rule.because}`;
}
