import { buildSchema, getVariableValues, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);
const echoed = async (query: string, variables?: object) => {
  const { data } = (await ask(query, variables)) as { data: { echo: string } };
  return JSON.parse(data.echo);
};

describe('values reach the department as the caller gave them', () => {
  test('written in the query', async () => {
    expect(
      await echoed(
        '{ echo(int: -1, float: 1.5e3, text: "a\\"\\n\\u4e2d", id: 5, flag: false, day: "2026-01-01", anything: { a: [1, null, { b: X }] }, list: 1, matrix: [[1, null], null], kind: YOUNG) }',
      ),
    ).toEqual({
      int: -1,
      float: 1500,
      text: 'a"\n中',
      id: '5',
      flag: false,
      day: '2026-01-01',
      anything: { a: [1, null, { b: 'X' }] },
      list: [1],
      matrix: [[1, null], null],
      kind: 'YOUNG',
    });
  });

  test('as variables, inside objects and lists as well', async () => {
    expect(
      await echoed(
        'query ($i: Int, $l: [Int!], $a: Anything, $w: Where, $k: Kind) { echo(int: $i, list: $l, anything: { deep: $a }, where: { to: $i, below: $w, kind: $k }) }',
        { i: 4, l: [1, 2], a: { x: [true] }, w: { to: 9, tags: [] }, k: 'OLD' },
      ),
    ).toEqual({
      int: 4,
      kind: 'OLD',
      list: [1, 2],
      anything: { deep: { x: [true] } },
      where: { from: 1, tags: ['a'], to: 4, kind: 'OLD', below: { from: 1, to: 9, tags: [] } },
    });
  });

  test('defaults of the operation count where nothing is given, and null is something', async () => {
    const query = 'query ($i: Int = 8, $t: String) { echo(int: $i, text: $t) }';
    expect(await echoed(query)).toEqual({ int: 8, kind: 'OLD' });
    expect(await echoed(query, { i: null, t: null })).toEqual({ int: null, text: null, kind: 'OLD' });
    expect(await echoed('query ($i: Int) { echo(int: $i) }')).toEqual({ int: 3, kind: 'OLD' });
  });

  test('on fields of entities too', async () => {
    expect(
      await ask('query ($d: Day, $n: Anything) { payments { id history(since: $d, raw: [$n]) kind(of: 1) usual: kind } }', {
        d: '2020-01-01',
        n: 2,
      }),
    ).toEqual({
      data: {
        payments: [
          { id: '1', history: { nested: [1, 'two', null, { since: '2020-01-01', raw: [2] }] }, kind: 'kind 1', usual: 'kind 7' },
        ],
      },
    });
  });

  test('custom scalars come back as they were sent', async () => {
    expect(await ask('{ payments { on amount } }')).toEqual({
      data: { payments: [{ on: '2026-01-31', amount: { yuan: 12.5, notes: ['a', null] } }] },
    });
  });
});

describe('a wrong value is refused before anybody is asked, in the words of graphql-js', () => {
  const words = buildSchema(
    'scalar Day enum Kind { OLD YOUNG } input Where { from: Int! = 1 to: Int tags: [String!] = ["a"] kind: Kind below: Where } type Query { a(id: ID): Int }',
  );
  test.for([
    ['$id: ID!', {}],
    ['$id: ID!', { id: null }],
    ['$id: ID!', { id: [1] }],
    ['$id: ID!, $n: Int', { id: 1, n: 2 ** 31 }],
    ['$id: ID!, $n: Int', { id: 1, n: '1' }],
    ['$id: ID!, $k: Kind', { id: 1, k: 'ANCIENT' }],
    ['$id: ID!, $k: Kind', { id: 1, k: 1 }],
    ['$id: ID!, $l: [String!]', { id: 1, l: ['a', null, 3] }],
    ['$id: ID!, $w: Where', { id: 1, w: { from: null, to: 'x', extra: 1, below: { tags: [1] } } }],
    ['$id: ID!, $w: Where', { id: 1, w: 'text' }],
  ] as const)('%s given %o', async ([declared, variables]) => {
    const uses = ['n', 'k', 'l', 'w'].filter(name => declared.includes(`$${name}:`));
    const use = { n: 'to: $n', k: 'kind: $k', l: 'tags: $l', w: 'below: $w' } as Record<string, string>;
    const query = `query (${declared}) { strict(id: $id, where: { ${uses.map(name => use[name]).join(' ')} }) }`;
    const [operation] = parse(query).definitions;
    const { errors } = getVariableValues(words, (operation as OperationDefinitionNode).variableDefinitions ?? [], variables);
    const answer = (await ask(query, variables)) as { errors: { message: string; extensions: object }[]; data?: unknown };
    expect(errors?.length).toBeGreaterThan(0);
    expect(answer.errors.map(({ message }) => message)).toEqual(errors?.map(({ message }) => message));
    expect(answer.errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(answer).not.toHaveProperty('data');
  });
});
