import { buildSchema, type FieldNode, print, visit } from 'graphql';
import { expect, it } from 'vitest';
import { defaultConfig } from '../config/GatewayConfig.ts';
import { prepareOperation } from '../operation/prepareOperation.ts';
import { pathsOf } from './pathsOf.ts';
import { withoutFields } from './withoutFields.ts';

const schema = buildSchema('type Query { a: A b: A n: Int } type A { x: Int y: Int a: A }');
const objection = { rule: 'r', article: 'a', message: 'm' };

/** Withholds all fields of these names or aliases. */
function cut(query: string, ...names: string[]) {
  const operation = prepareOperation(
    { query, operationName: query.includes('query One') ? 'One' : undefined },
    schema,
    defaultConfig,
  );
  const fields = new Map<FieldNode, typeof objection>();
  visit(operation.document, {
    Field: node => {
      if (names.includes((node.alias ?? node.name).value)) fields.set(node, objection);
    },
  });
  return { operation, fields, permitted: withoutFields(operation, fields) };
}

const text = (query: string, ...names: string[]) =>
  print(cut(query, ...names).permitted.definition)
    .replace(/\s+/g, ' ')
    .trim();

it.each([
  ['a field is left out', '{ a { x y } }', ['x'], '{ a { y } }'],
  ['with all that is below', '{ n b { x a { y } } }', ['b'], '{ n }'],
  ['and only its type is asked of an object of which nothing is left', '{ a { x } }', ['x'], '{ a { __typename } }'],
  ['under its alias only', '{ a { x z: x } }', ['z'], '{ a { x } }'],
  [
    'inside a fragment without a type',
    '{ a { ... @include(if: true) { x y } } }',
    ['y'],
    '{ a { ... @include(if: true) { x } } }',
  ],
])('%s', (_, query, names, expected) => {
  expect(text(query, ...names)).toBe(expected);
});

it('a fragment is cut where it is defined, and stays valid', () => {
  const { permitted } = cut('{ a { ...F } } fragment F on A { x }', 'x');
  expect([...permitted.fragments.values()].map(print).join()).toMatch(/on A \{\s+__typename\s+\}/);
});

it('the chosen operation of several is the one that is left', () => {
  expect(text('query One { n a { x y } } query Two { n }', 'x')).toBe('query One { n a { y } }');
});

it('what was asked is kept for the answer, and the document itself is not changed', () => {
  const { operation, fields, permitted } = cut('{ a { x y } }', 'x');
  expect(permitted.withheld).toEqual({ whole: operation, fields });
  expect(print(operation.document)).toContain('x');
});

it('different cuts of one operation have different plans, and equal cuts share one', () => {
  const key = (...names: string[]) => cut('{ a { x y } b { x y } n }', ...names).permitted.key;
  expect(key('x')).toBe(key('x'));
  expect(new Set([key('x'), key('y'), key('a'), key('b'), key('a', 'n'), key('b', 'n'), key('a', 'x'), key('n')]).size).toBe(8);
});

it.each([
  ['where a field stands', '{ a { z: x } }', ['z'], [['a', 'z']]],
  ['the first of several places', '{ a { ...F } b { ...F } } fragment F on A { x }', ['x'], [['a', 'x']]],
  ['not what is in something else that is left out', '{ a { x } }', ['a', 'x'], [['a']]],
  ['inside fragments of fragments', '{ ... { a { ...F } } } fragment F on A { ... on A { x } }', ['x'], [['a', 'x']]],
])('paths tell %s', (_, query, names, expected) => {
  const { operation, fields } = cut(query, ...names);
  expect([...pathsOf(operation, fields).values()]).toEqual(expected);
});
