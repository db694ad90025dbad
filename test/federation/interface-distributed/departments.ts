import { department } from '../harness.ts';

const ramps = ['ramp1', 'ramp2'].map(id => ({ __typename: 'Ramp', id }));
const lifts = [3, 4].map((years, index) => ({ __typename: 'Lift', id: `lift${index + 1}`, years }));

/** Knows both kinds of aid, but of its two interfaces only one kind is. Asked for the other by the interface, it breaks its word. */
const buildings = department(
  'buildings',
  `
  type Query { aids: [Aid] node(id: ID!): Node nodes: [Node] lifts: [Lift] }
  union Aid = Ramp | Lift
  interface Node { id: ID! }
  interface Warranted { years: Int }
  type Ramp @key(fields: "id") { id: ID! }
  type Lift implements Node & Warranted @key(fields: "id") { id: ID! years: Int }
  `,
  {
    Query: {
      aids: () => [...ramps, ...lifts],
      node: (_: never, { id }: { id: string }) => [...ramps, ...lifts].find(one => one.id === id),
      nodes: () => lifts,
      lifts: () => lifts,
    },
  },
);

/** To this department the other kind is of both interfaces as well. */
const warranties = department(
  'warranties',
  `
  interface Node { id: ID! }
  interface Warranted { years: Int }
  type Ramp implements Node & Warranted @key(fields: "id") { id: ID! years: Int }
  `,
  { Ramp: { years: () => 1 } },
);

export const departments = [buildings, warranties];
