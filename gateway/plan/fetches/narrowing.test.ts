import { expect, test } from 'vitest';
import { tellPlansOver } from '../../testkit/planOver.ts';

const plan = tellPlansOver({
  registry: `
    type Query { shown: [Shown!]! } union Shown = Person | Firm | Club
    interface Named { home: Home } interface Aged { home: Home }
    type Person implements Named & Aged @key(fields: "id") { id: ID! home: Home }
    type Firm implements Named @key(fields: "id") { id: ID! home: Home }
    type Club implements Aged @key(fields: "id") { id: ID! home: Home }
    type Home @key(fields: "id") { id: ID! }`,
  rents: 'type Home @key(fields: "id") { id: ID! rent: Int }',
});

test('objects are looked for among those that all fragments around them mean', () => {
  expect(plan('{ shown { ... on Named { ... on Aged { home { rent } } } } }').slice(2)).toEqual([
    '  rents at shown.@|[Person].home told Home { id } asks { Home { rent } }',
  ]);
});
