import type { HouseRule } from './HouseRule.ts';

/** Runs one rule over files given as path -> text and tells each breach as `path:line message`. */
export function breaches(rule: HouseRule, files: Readonly<Record<string, string>>): string[] {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  return rule.breaches(given).map(({ path, line, message }) => `${line === undefined ? path : `${path}:${line}`} ${message}`);
}
