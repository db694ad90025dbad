import { department } from '../harness.ts';

const citizen = { __typename: 'Citizen', id: 'c1', name: '郑一' };
const letter = { __typename: 'Letter', id: 'l1', text: '关于养老金的来信' };
const unknownHere = { id: 'a department that does not own the id made it up' };

/** Finds anything that has an id, but owns the ids of citizens only. */
const civil = department(
  'civil',
  `
  type Query { node(id: ID!): Node @shareable citizen(id: ID!): Citizen }
  interface Node { id: ID! }
  type Citizen implements Node @key(fields: "id") { id: ID! name: String! }
  type Letter implements Node @key(fields: "id") { id: ID! @external sender: Citizen! }
  `,
  {
    Query: {
      node: (_: never, { id }: { id: string }) => (id === 'c1' ? citizen : { ...letter, ...unknownHere }),
      citizen: () => citizen,
    },
    Citizen: { __resolveReference: () => citizen },
    Letter: { sender: () => citizen },
  },
);

/** Finds the same, and owns the ids of letters only. */
const post = department(
  'post',
  `
  type Query { node(id: ID!): Node @shareable letter(id: ID!): Letter }
  interface Node { id: ID! }
  type Citizen implements Node @key(fields: "id") { id: ID! @external letters: [Letter!]! }
  type Letter implements Node @key(fields: "id") { id: ID! text: String! }
  `,
  {
    Query: {
      node: (_: never, { id }: { id: string }) => (id === 'l1' ? letter : { ...citizen, ...unknownHere }),
      letter: () => letter,
    },
    Citizen: { letters: () => [letter] },
    Letter: { __resolveReference: () => letter },
  },
);

export const departments = [civil, post];
