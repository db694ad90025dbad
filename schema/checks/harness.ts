import { parse } from 'graphql';
import { linked } from '../fixtureRepository.ts';
import type { ContractRule } from './ContractRule.ts';

/** Runs one rule over departments given as SDL and tells each violation as `departments · coordinate · message`. */
export function violations(rule: ContractRule, departments: Readonly<Record<string, string>>): string[] {
  const parsed = Object.entries(departments).map(([department, sdl]) => ({ department, document: parse(linked(sdl)) }));
  return rule.check(parsed).map(found => `${found.departments.join('+')} · ${found.coordinate} · ${found.message}`);
}
