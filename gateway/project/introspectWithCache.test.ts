import { buildSchema, getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../config/GatewayConfig.ts';
import { defaultLimits } from '../config/GatewayLimits.ts';
import { prepareOperation } from '../operation/prepareOperation.ts';
import { selectIntrospection } from './introspect.ts';
import { createIntrospectionCache, introspectWithCache } from './introspectWithCache.ts';

const schema = buildSchema('type Query { person(pid: ID!): Person } type Person { pid: ID! spouse: Person }');
const prepare = (query: string, limits = {}) =>
  prepareOperation({ query }, schema, { ...defaultConfig, limits: { ...defaultLimits, ...limits } });

const fieldsOf = ({ definition, fragments }: ReturnType<typeof prepare>) => {
  const root = schema.getQueryType();
  return root ? selectIntrospection(root, definition.selectionSet, { schema, fragments, conditions: {} }) : [];
};

describe('a tool asks for the schema', () => {
  const cache = createIntrospectionCache();
  const ask = (operation: ReturnType<typeof prepare>, variables: Record<string, unknown> = {}) =>
    introspectWithCache(operation, { schema, variables, fields: fieldsOf(operation) }, cache);

  test('and when it asks again, the answer is not worked out again', () => {
    const operation = prepare(getIntrospectionQuery());
    const first = ask(operation);
    expect(first.get('__schema')).toContain('"spouse"');
    expect(ask(operation)).toBe(first);
  });

  test('and another value of a variable gets another answer, also of a variable in a fragment', () => {
    const operation = prepare(
      'query ($t: String!, $old: Boolean) { __type(name: $t) { ...T } } fragment T on __Type { fields(includeDeprecated: $old) { name } }',
    );
    expect(ask(operation, { t: 'Person' }).get('__type')).toContain('pid');
    expect(ask(operation, { t: 'Query' }).get('__type')).toContain('person');
    expect(ask(operation, { t: 'Query' })).not.toBe(ask(operation, { t: 'Query', old: true }));
  });

  test('and what it asks of persons in the same operation is not kept', () => {
    const operation = prepare('query ($pid: ID!) { person(pid: $pid) { pid } __schema { queryType { name } } }');
    ask(operation, { pid: '110101194910010011' });
    expect([...cache.keys()].join()).not.toContain('110101194910010011');
  });

  test('and operations without introspection leave nothing behind', () => {
    const before = cache.size;
    expect(ask(prepare('{ person(pid: "p1") { __typename } }')).size).toBe(0);
    expect(cache.size).toBe(before);
  });
});

describe('limits hold for introspection too', () => {
  test('what tools send passes, also where data may not nest deep', () => {
    expect(() => prepare(getIntrospectionQuery(), { maxDepth: 3, maxAliases: 0 })).not.toThrow();
  });

  test('endless chains are too deep', () => {
    const chain = `${'{ ofType '.repeat(60)}{ name }${' }'.repeat(60)}`;
    expect(() => prepare(`{ __type(name: "Person") ${chain} }`)).toThrow(/levels deep/);
  });

  test('the whole schema many times over is too many aliases', () => {
    const many = Array.from({ length: 20 }, (_, index) => `a${index}: __schema { types { name } }`);
    expect(() => prepare(`{ ${many.join(' ')} }`)).toThrow(/aliases/);
    expect(() => prepare(`{ __schema { ${many.map((_, index) => `a${index}: types { name }`).join(' ')} } }`)).toThrow(/aliases/);
  });
});
