import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { usedCoordinates } from './usedCoordinates.ts';

const SCHEMA = buildSchema(`
  type Query { indicators(year: Int, codes: [ID!]): [Indicator!]!  employers(filter: Filter, sort: Sort): [Employer!]! }
  interface Indicator { code: ID!  value: Float }
  type HrssIndicator implements Indicator { code: ID!  value: Float  reporter: String }
  type Employer { uscc: ID!  industry: Industry }
  enum Industry { A B }
  enum Sort { NAME }
  input Filter { industry: Industry  insured: Range  near: Filter }
  input Range { from: Int  to: Int }`);

const used = (operation: string) => [...usedCoordinates(SCHEMA, parse(operation))].sort();

describe('An operation depends on', () => {
  it('the fields it selects, their types, and the arguments it passes', () => {
    expect(used('{ indicators(year: 2025) { code } }')).toEqual([
      'ID',
      'Indicator',
      'Indicator.code',
      'Query',
      'Query.indicators',
      'Query.indicators(year:)',
    ]);
  });

  it('an interface it reads through, not the types behind it', () => {
    expect(used('{ indicators { value } }')).not.toContain('HrssIndicator');
  });

  it.each([
    ['an inline fragment', '{ indicators { ... on HrssIndicator { reporter } } }'],
    ['a named fragment', '{ indicators { ...row } } fragment row on HrssIndicator { reporter }'],
  ])('a type it asks for in %s', (_how, operation) => {
    expect(used(operation)).toEqual(expect.arrayContaining(['HrssIndicator', 'HrssIndicator.reporter']));
  });

  it('everything a variable may hold, however deep, because the document does not show it', () => {
    expect(used('query ($filter: Filter) { employers(filter: $filter) { uscc } }')).toEqual(
      expect.arrayContaining(['Filter', 'Filter.industry', 'Industry', 'Filter.insured', 'Range', 'Range.to', 'Filter.near']),
    );
  });

  it('only the input fields it writes, where it writes them itself', () => {
    const coordinates = used('{ employers(filter: { insured: { from: 5 } }, sort: NAME) { uscc } }');
    expect(coordinates).toEqual(expect.arrayContaining(['Filter', 'Filter.insured', 'Range', 'Range.from', 'Sort']));
    expect(coordinates).not.toContain('Range.to');
    expect(coordinates).not.toContain('Industry');
  });

  it('an enum it reads', () => {
    expect(used('{ employers { industry } }')).toContain('Industry');
  });
});
