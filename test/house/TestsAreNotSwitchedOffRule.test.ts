import { describe, expect, it } from 'vitest';
import { breaches } from './harness.ts';
import { TestsAreNotSwitchedOffRule } from './TestsAreNotSwitchedOffRule.ts';

const check = (text: string, path = 'city/a.test.ts') => breaches(TestsAreNotSwitchedOffRule, { [path]: text });

describe('House rule: no test is switched off', () => {
  it.each([
    "it.only('a', f)",
    "it.skip('a', f)",
    "describe.skip('a', f)",
    "test.concurrent.only('a', f)",
    "it.todo('a')",
    "it.only.each([1])('a', f)",
  ])('refuses %s', text => {
    expect(check(`\n${text}`)).toEqual([expect.stringMatching(/^city\/a\.test\.ts:2 "/)]);
  });

  it('accepts tests that run, and the same words elsewhere', () => {
    expect(check("it('a', f); it.each([1])('b', f); rows.skip(3); const text = \"it.only('a')\"; // it.skip('a')")).toEqual([]);
  });

  it('looks only at tests', () => {
    expect(check("it.skip('a', f)", 'city/a.ts')).toEqual([]);
  });
});
