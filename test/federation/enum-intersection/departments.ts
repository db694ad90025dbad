import { department } from '../harness.ts';

/** The register counts three kinds of household; the word "RELOCATED" is its own and hidden. */
const register = department(
  'register',
  `
  type Query { households(kind: Kind): [Household!]! }
  enum Kind { URBAN RURAL RELOCATED @inaccessible }
  type Household @key(fields: "id") { id: ID! kind: Kind kinds: [Kind] certain: Kind! @inaccessible }
  `,
  {
    Query: {
      households: (_: never, { kind }: { kind?: string }) => rows.filter(row => kind === undefined || row.kind === kind),
    },
    Household: { __resolveReference: ({ id }: { id: string }) => rows.find(row => row.id === id) },
  },
);

const rows = [
  { id: 'h1', kind: 'URBAN', kinds: ['URBAN', 'RURAL'] },
  { id: 'h2', kind: 'RURAL', kinds: ['RURAL'] },
  { id: 'h3', kind: 'RELOCATED', kinds: ['RELOCATED', 'URBAN'] },
];

/** Answers with a state that only it knows, and so may never accept. */
const relief = department(
  'relief',
  `
  type Query { byState(state: Asked!): [Household!]! }
  enum State { OPEN PAID REFUSED }
  enum Asked { OPEN PAID EVERY }
  type Household @key(fields: "id") { id: ID! state: State asked(state: Asked = OPEN): Boolean }
  `,
  {
    Query: {
      byState: (_: never, { state }: { state: string }) => (state === 'PAID' ? [{ id: 'h1' }] : [{ id: 'h2' }, { id: 'h3' }]),
    },
    Household: {
      state: ({ id }: { id: string }) => ({ h1: 'PAID', h2: 'REFUSED' })[id],
      asked: (_: never, { state }: { state: string }) => state === 'OPEN',
    },
  },
);

/** Shares both words with relief, but not all values: of an answer's values the union counts, of an input's the intersection. */
const bank = department(
  'bank',
  `
  type Query { accounts(state: Asked): [Account!]! }
  enum State { OPEN RETURNED }
  enum Asked { OPEN PAID LATE }
  type Account { number: ID! last: State }
  `,
  {
    Query: {
      accounts: (_: never, { state }: { state?: string }) => [
        { number: 'a1', last: 'RETURNED' },
        { number: 'a2', last: state ?? 'OPEN' },
      ],
    },
  },
);

export const departments = [register, relief];
export const withBank = [relief, bank];
