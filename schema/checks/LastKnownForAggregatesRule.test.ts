import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { violations } from './harness.ts';
import { LastKnownForAggregatesRule } from './LastKnownForAggregatesRule.ts';

const check = (hrss: string) => violations(LastKnownForAggregatesRule, { hrss });
const KEPT = '@lastKnown(maxAge: 3600)';

const person = `
  type Person @key(fields: "pid") { pid: ID! record: Record }
  type Record { pension: Float division: Division month: Point }
  type Division @key(fields: "code") { code: ID! insured: Int }
  type Point @shareable { month: String value: Float }`;

describe('Contract: last known values are for aggregates', () => {
  it('accepts a nullable field of an aggregate, also one with objects that hold figures', () => {
    expect(
      check(`type HrssIndicator @key(fields: "code") { code: ID! value: Float ${KEPT} series: [Point!] ${KEPT} } ${person}`),
    ).toEqual([]);
  });

  it('accepts a township, though persons live in it', () => {
    expect(check(person.replace('insured: Int', `insured: Int ${KEPT}`))).toEqual([]);
  });

  it.each([
    ['a person', person.replace('record: Record', `record: Record ${KEPT}`), 'Person.record'],
    ['what belongs to a person', person.replace('pension: Float', `pension: Float ${KEPT}`), 'Record.pension'],
    ['what carries a person’s key', `type Payment { pid: ID! amount: Float ${KEPT} }`, 'Payment.amount'],
  ])('refuses a field of %s', (_what, sdl, coordinate) => {
    expect(check(sdl)).toEqual([expect.stringContaining(`${coordinate} · `)]);
  });

  it.each([
    ['directly', `type Query { oldest: Person ${KEPT} }`],
    ['through a list of rows', `type Query { rows: Rows ${KEPT} } type Rows { rows: [Row!] } type Row { of: Person }`],
    ['through a union', `type Query { any: Any ${KEPT} } union Any = Point | Person`],
    [
      'through an interface',
      `type Query { any: Any ${KEPT} } interface Any { pension: Float } type One implements Any { pension: Float of: Person }`,
    ],
  ])('refuses a field that leads to a person %s', (_how, sdl) => {
    expect(check(`${sdl} ${person}`)).toEqual([expect.stringContaining('belongs to a person, can be reached from it')]);
  });

  it('refuses what @sharing calls anything but none, itself or through its type', () => {
    const figures = (word: string) => `type Figures @sharing(sensitivity: "${word}") { total: Int ${KEPT} }`;
    expect(check(figures('none'))).toEqual([]);
    expect(check(figures('sensitive'))).toEqual(['hrss · Figures.total · @sharing says that it is sensitive']);
    expect(check(`type Figures { total: Int ${KEPT} @sharing(sensitivity: "personal") }`)).toHaveLength(1);
  });

  it('refuses a field that is never null, and an age of nothing', () => {
    expect(check(`type Query { total: Int! ${KEPT} }`)).toEqual([expect.stringContaining('promises a value always')]);
    expect(check('type Query { total: Int @lastKnown(maxAge: 0) }')).toEqual([expect.stringContaining('at least one second')]);
  });

  it('departments define the directive as directives/lastKnown.graphql does', () => {
    const schema = join(import.meta.dirname, '..');
    const definitionIn = (file: string) =>
      parse(readFileSync(join(schema, file), 'utf8'))
        .definitions.filter(node => node.kind === 'DirectiveDefinition' && node.name.value === 'lastKnown')
        .map(node => print({ ...node, description: undefined } as never));
    const [agreed] = definitionIn('directives/lastKnown.graphql');
    expect(agreed).toContain('maxAge: Int!');
    for (const department of ['hrss', 'civil-affairs', 'medical-insurance']) {
      expect(definitionIn(`subgraphs/${department}.graphql`)).toEqual([agreed]);
    }
  });
});
