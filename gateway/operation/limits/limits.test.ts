import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../config/GatewayConfig.ts';
import { defaultLimits } from '../../config/GatewayLimits.ts';
import { CallerError } from '../../errors.ts';
import { prepareOperation } from '../prepareOperation.ts';
import { limitVariables } from './limitVariables.ts';

const schema = buildSchema(`
  type Query { a: Query b: Int c(x: [[[Int]]]): Int people: [Person!]! }
  type Person { name: String friends: [Person!]! }`);
const prepare = (query: string) => prepareOperation({ query }, schema, defaultConfig);
const refused = (code: string, message: RegExp = /./) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });
const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** Every field twice at every level: few times each, and yet very many to compare. */
const tree = (levels: number): string => (levels === 0 ? 'b' : `a { ${tree(levels - 1)} ${tree(levels - 1)} }`);

describe('documents that nest without end', () => {
  test.for([
    ['a list literal', `{ c(x: ${'['.repeat(100_000)}`],
    ['an object literal', `{ c(x: ${'{a:'.repeat(100_000)}`],
    ['fields', '{ a '.repeat(100_000)],
    ['inline fragments', `{ ${'... { '.repeat(100_000)}`],
    ['a type', `query ($x: ${'['.repeat(100_000)}`],
  ])('%s 100,000 deep is a mistake of the caller, not a fault of ours', ([, query = '']) => {
    expect(() => prepare(query)).toThrow(refused('GRAPHQL_PARSE_FAILED', /more than 200 deep/));
  });

  test('brackets in strings, block strings and comments do not count', () => {
    const open = '[{('.repeat(1000);
    expect(() => prepare(`{ b # ${open}\n __type(name: "${open} \\" ${open}") { name } }`)).not.toThrow();
    expect(() => prepare(`{ __type(name: """${open} " \\""" ${open}""") { name } }`)).not.toThrow();
  });

  test('a string that never ends is told as such', () => {
    expect(() => prepare('{ __type(name: "[[[')).toThrow(refused('GRAPHQL_PARSE_FAILED', /Unterminated string/));
  });
});

test('introspection nests sixteen levels deeper than data, as far as its tools do, and no further', () => {
  const wrapped = (times: number) => `{ __type(name: "Query") { ${'ofType { '.repeat(times)} name ${'} '.repeat(times)} } }`;
  expect(() => prepare(wrapped(34))).not.toThrow();
  expect(() => prepare(wrapped(35))).toThrow(refused('OPERATION_TOO_DEEP'));
  const nested = (times: number) => `{ ${'a { '.repeat(times)} b ${'} '.repeat(times)} }`;
  expect(() => prepare(nested(19))).not.toThrow();
  expect(() => prepare(nested(20))).toThrow(refused('OPERATION_TOO_DEEP'));
});

describe('documents that are many things at once', () => {
  test.for([
    ['operations', many(300, index => `query Q${index} { b }`), 'DOCUMENT_TOO_MANY_DEFINITIONS'],
    [
      'fragments in a chain',
      `{ ...F0 } ${many(1000, index => `fragment F${index} on Query { ...F${index + 1} }`)}`,
      'DOCUMENT_TOO_MANY_DEFINITIONS',
    ],
    ['fields in one selection', `{ ${many(3000, index => `b${index}`)} }`, 'OPERATION_TOO_MANY_FIELDS'],
    ['fields on many levels', `{ ${many(500, index => `a${index} { a { b b b } b }`)} }`, 'OPERATION_TOO_MANY_FIELDS'],
    ['directives', `{ b ${'@skip(if: true) '.repeat(600)} }`, 'OPERATION_TOO_MANY_DIRECTIVES'],
    [
      'fields at the top',
      `{ ${'...F '.repeat(10)} } fragment F on Query { ${'b '.repeat(10)} }`,
      'OPERATION_TOO_MANY_ROOT_FIELDS',
    ],
  ] as const)('%s are refused by their number', ([, query, code]) => {
    expect(() => prepare(query)).toThrow(refused(code, /^\p{Script=Han}.*，最多 \d+ 个，.*。 .*at most \d+ are allowed/u));
  });

  test('the same field, again and again in one selection, is refused by its name', () => {
    expect(() => prepare(`{ ${'a { b } '.repeat(101)} }`)).toThrow(
      refused('OPERATION_TOO_MANY_FIELDS', /"a" more than 100 times/),
    );
    expect(() => prepare(`{ a { ${'b '.repeat(100)} } }`)).not.toThrow();
  });

  test('fragments that fan out at every level are refused by what they come to, at once', () => {
    const query = `{ ...F0 } ${many(60, index => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F60 on Query { b }`;
    expect(() => prepare(query)).toThrow(refused('OPERATION_TOO_MANY_ROOT_FIELDS'));
    const deep = `{ people { ...F0 } } ${many(12, index => `fragment F${index} on Person { x: friends { ...F${index + 1} } y: friends { ...F${index + 1} } }`)} fragment F12 on Person { name }`;
    expect(() => prepare(deep)).toThrow(refused('OPERATION_TOO_MANY_ALIASES'));
  });

  test('fragments that spread one another in a ring are refused by validation', () => {
    const query = `{ people { ...F0 } } ${many(200, index => `fragment F${index} on Person { ...F${(index + 1) % 200} }`)}`;
    expect(() => prepare(query)).toThrow(refused('GRAPHQL_VALIDATION_FAILED', /Cannot spread fragment "F0" within itself/));
  });

  test('where checking the document is given up, the caller learns why and what to do', () => {
    expect(() => prepare(`{ ${tree(10)} }`)).toThrow(refused('GRAPHQL_VALIDATION_FAILED', /Name each field once/));
  });

  test('a wrong document is told in at most 20 errors and a word that there are more', () => {
    let told: unknown;
    try {
      prepare(`{ ${many(1000, index => `nothing${index}`)} }`);
    } catch (error) {
      told = error instanceof CallerError ? error.errors.map(({ message }) => message) : error;
    }
    expect(told).toHaveLength(21);
    expect(told).toContainEqual(expect.stringContaining('Too many validation errors'));
  });
});

describe('variables', () => {
  const limits = { ...defaultLimits, maxVariableBytes: 1000, maxVariableItems: 10, maxVariableDepth: 5 };
  const check = (variables: Record<string, unknown>, body = JSON.stringify({ variables })) =>
    limitVariables(variables, body, limits);
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

  test('are measured as bytes, however they came', () => {
    expect(() => check({ name: '张'.repeat(320) })).not.toThrow();
    const wide = { name: '张'.repeat(340) };
    expect(() => check(wide)).toThrow(refused('VARIABLES_TOO_LARGE', /are 1031 bytes; at most 1000/));
    expect(() => check(wide, '')).toThrow(refused('VARIABLES_TOO_LARGE'));
  });

  test('may not hold longer lists than allowed, wherever they are', () => {
    expect(() => check({ a: { b: Array(10).fill(1) } })).not.toThrow();
    expect(() => check({ a: { b: Array(11).fill(1) } })).toThrow(refused('VARIABLES_TOO_LARGE', /has 11 items; at most 10/));
  });

  test('may not nest deeper than allowed, and 100,000 levels are refused like six', () => {
    expect(() => check({ a: nested(5) })).not.toThrow();
    expect(() => check({ a: nested(6) })).toThrow(refused('VARIABLES_TOO_LARGE', /deeper than 5 levels/));
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(() => check({ a: deep }, '')).toThrow(refused('VARIABLES_TOO_LARGE', /deeper than 5 levels/));
  });
});

test('too many tokens, levels and aliases are told in both languages, each with its limit', () => {
  expect(() => prepare(`{ ${'b '.repeat(20_000)} }`)).toThrow(
    refused('GRAPHQL_PARSE_FAILED', /^文档超过 15000 个词元，.*。 The document has more than 15000 tokens\./),
  );
  const deep = `${'{ a '.repeat(20)} { b }${' }'.repeat(20)}`;
  expect(() => prepare(deep)).toThrow(
    refused('OPERATION_TOO_DEEP', /^操作嵌套 21 层，最多 20 层，.*。 .*21 levels deep; at most 20/),
  );
  const aliases = `{ ${many(101, index => `x${index}: __typename`)} }`;
  expect(() => prepare(`{ a ${aliases} }`)).toThrow(
    refused('OPERATION_TOO_MANY_ALIASES', /^操作使用了 101 个别名，最多 100 个，.*。 .*101 aliases; at most 100/),
  );
});
