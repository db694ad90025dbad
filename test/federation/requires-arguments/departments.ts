import { department } from '../harness.ts';

const tickets = [
  { id: 't1', weight: 1, cny: 11, eur: 2, clerk: 'k2' },
  { id: 't2', weight: 2, cny: 22, eur: 3, clerk: 'k1' },
];
const ticketBy = (id: string) => tickets.find(ticket => ticket.id === id);
const notes = ['n1', 'n2', 'n3', 'n4'];

/** Computes from prices in two currencies, which are one field with two arguments, and from a category's average. */
const costs = department(
  'costs',
  `
  type Query { queue: [Ticket!]! }
  type Ticket @key(fields: "id") {
    id: ID! weight: Int @external price(currency: String!): Int @external category: Category @external
    clerkId(short: Boolean): ID @external
    fee: Int @requires(fields: "price(currency: \\"CNY\\") weight")
    feeAbroad: Int @requires(fields: "price(currency: \\"EUR\\") weight")
    isDear: Boolean @requires(fields: "category { average(currency: \\"CNY\\") }")
    clerk: Clerk @requires(fields: "clerkId(short: true)")
    notes(limit: Int!): [Note!]! @external
  }
  type Category @external { average(currency: String!): Int }
  type Clerk { id: ID! name: String }
  type Note @key(fields: "id") { id: ID! text: String @external isLong: Boolean @requires(fields: "text ticket { notes(limit: 2) { id } }") ticket: Ticket @external }
  `,
  {
    Query: { queue: () => tickets.map(({ id }) => ({ id })) },
    Ticket: {
      __resolveReference: (reference: object) => reference,
      fee: ({ price, weight }: { price: number; weight: number }) => price * weight,
      feeAbroad: ({ price, weight }: { price: number; weight: number }) => price * weight,
      isDear: ({ category }: { category?: { average?: number } }) =>
        category?.average === undefined ? null : category.average > 11,
      clerk: ({ clerkId }: { clerkId: string }) => ({ id: clerkId, name: `办事员 ${clerkId}` }),
    },
    Note: {
      __resolveReference: (reference: object) => reference,
      isLong: ({ text, ticket }: { text?: string; ticket?: { notes: { id: string }[] } }) =>
        text === undefined || ticket === undefined ? null : ticket.notes.length === 2 && text.length > 3,
    },
  },
);

const prices = department(
  'prices',
  `
  type Query { tickets: [Ticket!]! }
  type Ticket @key(fields: "id") {
    id: ID! name: String weight: Int price(currency: String!): Int category: Category clerkId(short: Boolean): ID
    notes(limit: Int!): [Note!]!
  }
  type Category { average(currency: String!): Int }
  type Note @key(fields: "id") { id: ID! text: String ticket: Ticket }
  `,
  {
    Query: { tickets: () => tickets },
    Ticket: {
      __resolveReference: ({ id }: { id: string }) => ticketBy(id),
      name: ({ id }: { id: string }) => `单 ${id}`,
      price: ({ cny, eur }: { cny: number; eur: number }, { currency }: { currency: string }) => (currency === 'EUR' ? eur : cny),
      category: ({ id }: { id: string }) => ({ id }),
      clerkId: ({ clerk }: { clerk: string }, { short }: { short?: boolean }) => (short ? clerk : `${clerk}-long`),
      notes: ({ id }: { id: string }, { limit }: { limit: number }) =>
        notes.slice(0, limit).map(note => ({ id: `${id}-${note}` })),
    },
    Category: {
      average: ({ id }: { id: string }, { currency }: { currency: string }) =>
        (currency === 'CNY' ? (ticketBy(id)?.cny ?? 0) / 1.5 : 0) | 0,
    },
    Note: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      text: ({ id }: { id: string }) => (id.endsWith('n1') ? 'a long note' : 'ok'),
      ticket: ({ id }: { id: string }) => ticketBy(id.slice(0, 2)),
    },
  },
);

export const departments = [costs, prices];
