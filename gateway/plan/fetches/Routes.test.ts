import { print } from 'graphql';
import { expect, test } from 'vitest';
import { joinsOf, type Subgraphs } from '../../testkit/planOver.ts';
import { Routes } from './Routes.ts';

/** Ways of a person from a department, as `1 PENSIONS by { number }`. */
function waysFrom(graph: string, subgraphs: Subgraphs): string[] {
  const routes = new Routes(joinsOf(subgraphs), () => true);
  return routes
    .from(graph, 'Person')
    .map(({ length, graph: to, key }) => `${length} ${to} by ${print(key.selection).replace(/\s+/g, ' ')}`);
}

const chain = {
  registry: 'type Query { person: Person } type Person @key(fields: "id") { id: ID! }',
  pensions: 'type Person @key(fields: "id") { id: ID! account: ID @shareable }',
  banks: 'type Person @key(fields: "account") { account: ID @shareable card: ID @shareable }',
  cards: 'type Person @key(fields: "card") { card: ID @shareable limit: Int }',
};

test('a way is as long as the departments on it are many', () => {
  expect(waysFrom('REGISTRY', chain)).toEqual([
    '1 PENSIONS by { id }',
    '1 REGISTRY by { id }',
    '2 BANKS by { account }',
    '3 CARDS by { card }',
  ]);
});

test('a key leads nowhere for who does not know it', () => {
  expect(waysFrom('CARDS', chain)).toEqual(['1 CARDS by { card }']);
});

test('of two keys of a department the one is taken that is there first', () => {
  const both = {
    ...chain,
    cards: 'type Person @key(fields: "card") @key(fields: "id") { id: ID! card: ID @shareable limit: Int }',
  };
  expect(waysFrom('REGISTRY', both)).toContain('1 CARDS by { id }');
});

test('a department that cannot be asked by its key is on no way', () => {
  const shy = { ...chain, shy: 'type Person @key(fields: "id", resolvable: false) { id: ID! }' };
  expect(waysFrom('REGISTRY', shy).join()).not.toContain('SHY');
  expect(waysFrom('SHY', shy)).toContain('1 PENSIONS by { id }');
});

test('a key that leads through another entity is there when that entity’s department is', () => {
  const housing = {
    registry: `
      type Query { person: Person } type Person @key(fields: "id") { id: ID! home: Home @shareable }
      type Home @key(fields: "code") { code: ID! }`,
    maps: 'type Home @key(fields: "code") { code: ID! number: Int @shareable }',
    rents: `
      type Person @key(fields: "home { number }") { home: Home @shareable rent: Int }
      type Home @key(fields: "number", resolvable: false) { number: Int @shareable }`,
  };
  expect(waysFrom('REGISTRY', housing)).toEqual(['1 REGISTRY by { id }', '2 RENTS by { home { number } }']);
});

test('a field that a department only mentions is not its own', () => {
  const joins = joinsOf({
    registry: 'type Query { person: Person } type Person @key(fields: "id") { id: ID! born: Int }',
    pensions: 'type Person @key(fields: "id") { id: ID! born: Int @external years: Int @requires(fields: "born") }',
  });
  const routes = new Routes(joins, () => true);
  expect(routes.ownField('PENSIONS', 'Person', 'born')).toBeUndefined();
  expect(routes.ownField('PENSIONS', 'Person', 'years')?.name).toBe('years');
  expect(routes.ownField('REGISTRY', 'Person', 'born')?.name).toBe('born');
  expect(new Routes(joins, ({ name }) => name !== 'born').ownField('REGISTRY', 'Person', 'born')).toBeUndefined();
});

/** The key of an organisation is its head, and the key of a person the organisation. */
const entangled = {
  offices: `
    type Query { person: Person organisation: Organisation }
    type Person @key(fields: "code", resolvable: false) { code: ID! @shareable organisation: Organisation @shareable }
    type Organisation { head: Person @shareable }`,
  register: `
    type Organisation @key(fields: "head { id }") { head: Person @shareable number: ID @shareable more: String }
    type Person @key(fields: "id", resolvable: false) { id: ID! @shareable }`,
  persons: 'type Person @key(fields: "code") @key(fields: "id") { code: ID! @shareable id: ID! @shareable }',
  taxes: `
    type Person @key(fields: "organisation { number }") { organisation: Organisation @shareable tax: Int }
    type Organisation @key(fields: "number", resolvable: false) { number: ID @shareable }`,
};

test.for([
  ['Person', 'Organisation'],
  ['Organisation', 'Person'],
])('keys that lead through each other are found, whatever was asked for first: %s', ([first = '', second = '']) => {
  const routes = new Routes(joinsOf(entangled), () => true);
  const graphsFrom = (typeName: string) => routes.from('OFFICES', typeName).map(({ graph }) => graph);
  const found = { [first]: graphsFrom(first), [second]: graphsFrom(second) };
  expect(found).toEqual({ Person: ['PERSONS', 'TAXES'], Organisation: ['REGISTER'] });
});
