import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DepartmentsAreReachedOverHttpRule } from './DepartmentsAreReachedOverHttpRule.ts';
import { DepartmentsStandAloneRule } from './DepartmentsStandAloneRule.ts';
import { FilesStaySmallRule } from './FilesStaySmallRule.ts';
import { GatewayStagesRule } from './GatewayStagesRule.ts';
import { formatBreach } from './HouseRule.ts';
import { NamesSayWhatTheyHoldRule } from './NamesSayWhatTheyHoldRule.ts';
import { readSourceFiles } from './SourceFile.ts';
import { TestsAreNotSwitchedOffRule } from './TestsAreNotSwitchedOffRule.ts';

const RULES = [
  DepartmentsStandAloneRule,
  DepartmentsAreReachedOverHttpRule,
  GatewayStagesRule,
  NamesSayWhatTheyHoldRule,
  FilesStaySmallRule,
  TestsAreNotSwitchedOffRule,
];

describe('The rules of the house', () => {
  const files = readSourceFiles(join(import.meta.dirname, '..', '..'));

  it('see the code of this repository', () => {
    expect(files.map(file => file.path)).toContain('test/house/house.test.ts');
  });

  it.each(RULES)('$rule', rule => {
    expect(rule.breaches(files).map(breach => formatBreach(rule, breach))).toEqual([]);
  });
});
