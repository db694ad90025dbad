import { expect, test } from 'vitest';
import { Department } from '../../testkit/Department.ts';
import { startFederation } from '../../testkit/startFederation.ts';

const registry = new Department('registry', {
  sdl: `
    type Query { person: Person home: Home }
    type Person @key(fields: "id") { id: ID! } type Home @key(fields: "id") { id: ID! }`,
  resolvers: { Query: { person: () => ({ id: 'p1' }), home: () => ({ id: 'h1' }) } },
});
const taxes = new Department('taxes', {
  sdl: `
    type Person @key(fields: "id") { id: ID! paid(year: Int!): Int }
    type Home @key(fields: "id") { id: ID! paid(year: Int!): Int }`,
  resolvers: {
    Person: { paid: (_: unknown, { year }: { year: number }) => year },
    Home: { paid: (_: unknown, { year }: { year: number }) => -year },
  },
});

test.for([
  ['representations', '{ person { paid(year: $representations) } }', { person: { paid: 2026 } }],
  ['_r0', '{ person { paid(year: $_r0) } home { paid(year: $_r0) } }', { person: { paid: 2026 }, home: { paid: -2026 } }],
] as const)('a caller’s variable may have the name that representations would travel under: $%s', async ([name, query, data]) => {
  await using federation = await startFederation([registry, taxes]);
  const { body } = await federation.ask(`query ($${name}: Int!) ${query}`, { variables: { [name]: 2026 } });
  expect(body).toEqual({ data });
});
