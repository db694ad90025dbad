import { describe, expect, it } from 'vitest';
import { DescribedInBothLanguagesRule } from './DescribedInBothLanguagesRule.ts';
import { violations } from './harness.ts';

const inHrss = (sdl: string) => violations(DescribedInBothLanguagesRule, { hrss: sdl });

describe('Contract: every type and field is described in Chinese and English', () => {
  it('accepts Chinese followed by English', () => {
    expect(inHrss('"参保单位 employer" type Employer { "单位名称 name" name: String }')).toEqual([]);
  });

  it('refuses a type and a field without a description', () => {
    expect(inHrss('type Employer { name: String }')).toEqual([
      'hrss · Employer · It has no description',
      'hrss · Employer.name · It has no description',
    ]);
  });

  it('refuses English alone and Chinese alone', () => {
    expect(inHrss('"employer" type Employer { "单位名称" name: String }')).toEqual([
      'hrss · Employer · Its description "employer" has no Chinese',
      'hrss · Employer.name · Its description "单位名称" has no English',
    ]);
  });

  it.each([
    ['an interface', 'interface Indicator { code: ID }'],
    ['an input', 'input Range { from: String }'],
    ['an enum', 'enum Sex { MALE }'],
    ['a union', '"甲 a" type A { "乙 b" b: ID } union Payment = A'],
    ['a field of an extended type', 'extend type Employer { name: String }'],
    ['a query', 'type Query { employers: ID }'],
  ])('looks at %s too', (_what, sdl) => {
    expect(inHrss(sdl)).not.toEqual([]);
  });

  it('leaves out root types, scalars, what is external, and the machinery of the federation', () => {
    const sdl = `
      type Query { "单位 employer" employer: ID  _service: _Service! }
      type _Service { sdl: String }
      scalar Date
      "人 person" type Person @key(fields: "pid") { "个人标识 person key" pid: ID!  deathDate: Date @external }`;
    expect(inHrss(sdl)).toEqual([]);
  });
});
