import { department } from '../harness.ts';

interface Reading {
  __typename?: string;
  day?: string;
  amount?: number;
  mark?: string;
  secret?: string;
}
const readings: Record<string, Reading> = {
  m1: { __typename: 'Trial', day: '周一', amount: 5, secret: '试用' },
  m2: { __typename: 'Gas', day: '周二', amount: 8, mark: '燃气' },
};

/** A reading has a day; some have an amount, and those are of two kinds, one of which the public shall not see. */
const READINGS = `
  interface Reading { day: String! }
  interface Measured implements Reading { day: String! amount: Int! }
  type Trial implements Reading & Measured @inaccessible { day: String! @shareable amount: Int! @shareable secret: String! @shareable }
  type Gas implements Reading & Measured { day: String! @shareable amount: Int! @shareable mark: String! @shareable }
`;

const meters = department(
  'meters',
  `type Query { meter: Meter } type Meter @key(fields: "id") { id: ID! reading: Reading } ${READINGS}`,
  {
    Query: { meter: () => ({ id: 'm2' }) },
    Meter: { reading: ({ id }: { id: string }) => readings[id] ?? null },
  },
);

/** Requires as much of a reading as its kind has, and for a shorter line only what all have, in a fragment on its own type. */
const bills = department(
  'bills',
  `
  type Query { billed: Meter tried: Meter }
  type Meter @key(fields: "id") {
    id: ID! reading: Reading @external
    line: String! @requires(fields: "reading { day ... on Trial { secret } ... on Gas { mark } }")
    shortLine: String! @requires(fields: "reading { ... on Reading { day } }")
  }
  ${READINGS}
  `,
  {
    Query: { billed: () => ({ id: 'm2' }), tried: () => ({ id: 'm1' }) },
    Meter: {
      __resolveReference: (reference: object) => reference,
      line: ({ reading }: { reading?: Reading | null }) =>
        reading ? `${reading.day}/${reading.amount}/${reading.mark ?? reading.secret}` : 'nothing came',
      shortLine: ({ reading }: { reading?: Reading | null }) => (reading ? `${reading.day}` : 'nothing came'),
    },
  },
);

export const departments = [meters, bills];

/** Our composition refuses a fragment on an interface within `@requires`. Others take it. */
export const requireByInterface = (supergraph: string): string => {
  const [flat, nested] = [
    'reading{day ...on Trial{secret}...on Gas{mark}}',
    'reading { day ... on Measured { amount ... on Trial { secret } ... on Gas { mark } } }',
  ];
  if (!supergraph.includes(flat)) throw new Error('The supergraph does not require what this test rewrites.');
  return supergraph.replace(flat, nested);
};
