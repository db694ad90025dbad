import { department } from '../harness.ts';

const ids = ['i1', 'i2', 'i3'];
const typeOf = (id: string) => (id === 'i2' ? 'CountIndicator' : 'RateIndicator');

/** The catalogue knows which kinds of indicators there are. */
const catalogue = department(
  'catalogue',
  `
  type Query { indicators: [Indicator!]! rate(id: ID!): RateIndicator }
  interface Indicator @key(fields: "id") { id: ID! name: String! }
  type RateIndicator implements Indicator @key(fields: "id") { id: ID! name: String! target: Float }
  type CountIndicator implements Indicator @key(fields: "id") { id: ID! name: String! floor: Int }
  `,
  {
    Query: {
      indicators: () => ids.map(id => ({ __typename: typeOf(id), id })),
      rate: (_: never, { id }: { id: string }) => (typeOf(id) === 'RateIndicator' ? { id } : null),
    },
    Indicator: { __resolveReference: ({ id }: { id: string }) => (ids.includes(id) ? { __typename: typeOf(id), id } : null) },
    RateIndicator: { name: ({ id }: { id: string }) => `率 ${id}`, target: () => 95 },
    CountIndicator: { name: ({ id }: { id: string }) => `数 ${id}`, floor: () => 1000 },
  },
);

/** Values of all kinds, to a department that does not care for kinds. */
const values = department(
  'values',
  `
  type Query { latest: [Indicator!]! one(id: ID!): Indicator }
  type Indicator @key(fields: "id") @interfaceObject { id: ID! value: Float comparable: [Indicator!]! }
  `,
  {
    Query: { latest: () => [{ id: 'i2' }, { id: 'i1' }], one: (_: never, { id }: { id: string }) => ({ id }) },
    Indicator: {
      value: ({ id }: { id: string }) => Number(id.slice(1)) * 10,
      comparable: ({ id }: { id: string }) => ids.filter(other => other !== id).map(other => ({ id: other })),
    },
  },
);

export const departments = [catalogue, values];
