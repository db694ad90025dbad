import { department } from '../harness.ts';

const typeOf = (id: string) => ({ w: 'Welfare', c: 'Complaint', r: 'Reply' })[id[0] ?? ''];
const known = ['w1', 'w2', 'c1', 'r1'];
const anyOf = (id: string, types: string[]) =>
  known.includes(id) && types.includes(typeOf(id) ?? '') ? { __typename: typeOf(id), id } : null;

/** Knows every kind of thing that has an id, and two of them well. */
const desk = department(
  'desk',
  `
  type Query { node(id: ID!): Node nodes: [Node!]! complaint(id: ID!): Complaint @shareable }
  interface Node { id: ID! }
  interface Dated { on: String }
  type Welfare implements Node @key(fields: "id") { id: ID! }
  type Complaint implements Node & Dated @key(fields: "id") { id: ID! on: String @shareable replies: [Reply!]! }
  type Reply implements Node & Dated @key(fields: "id") { id: ID! on: String @shareable }
  `,
  {
    Query: {
      node: (_: never, { id }: { id: string }) => anyOf(id, ['Welfare', 'Complaint', 'Reply']),
      nodes: () => known.map(id => anyOf(id, ['Welfare', 'Complaint', 'Reply'])),
      complaint: (_: never, { id }: { id: string }) => anyOf(id, ['Complaint']),
    },
    Complaint: { on: () => '2026-01-05', replies: () => [{ id: 'r1' }] },
    Reply: { on: () => '2026-01-06' },
  },
);

/** Knows what welfare is paid, and has its own idea of what is dated. */
const payments = department(
  'payments',
  `
  type Query { welfares: [Welfare!]! dated: [Dated!]! }
  interface Node { id: ID! }
  interface Dated { on: String }
  type Welfare implements Node & Dated @key(fields: "id") { id: ID! on: String amount: Int about: Complaint }
  type Complaint @key(fields: "id") { id: ID! urgency: Int }
  `,
  {
    Query: {
      welfares: () => [{ id: 'w1' }, { id: 'w2' }],
      dated: () => [{ __typename: 'Welfare', id: 'w1' }],
    },
    Welfare: {
      on: ({ id }: { id: string }) => (id === 'w1' ? '2026-02-01' : null),
      amount: ({ id }: { id: string }) => (id === 'w1' ? 500 : 800),
      about: ({ id }: { id: string }) => (id === 'w1' ? { id: 'c1' } : null),
    },
    Complaint: { urgency: () => 2 },
  },
);

export const departments = [desk, payments];
