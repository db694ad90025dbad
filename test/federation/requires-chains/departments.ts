import type { Department } from '../../../gateway/testkit/Department.ts';
import { department } from '../harness.ts';

const echo = { __resolveReference: (reference: object) => reference };
const missing = 'what was required did not come';

/** A hidden income, what follows from it, and what follows from that, each in its own department; the fifth knows only who it is about. */
export const fromHidden: Department[] = [
  department('taxes', 'type Person @key(fields: "id") { id: ID! income: Float! @inaccessible }', {
    Person: { income: () => 9000 },
  }),
  department('counter', 'type Query { applicant: Person } type Person @key(fields: "id") { id: ID! allowance: Boolean! }', {
    Query: { applicant: () => ({ id: 'p1' }) },
    Person: { allowance: () => true },
  }),
  department(
    'relief',
    `type Person @key(fields: "id") {
      id: ID! income: Float! @external allowance: Boolean! @external
      isRich: Boolean! @requires(fields: "income")
      isRichAfterAllowance: Boolean! @requires(fields: "income allowance")
    }`,
    {
      Person: {
        ...echo,
        isRich: ({ income }: { income?: number }) => (income === undefined ? null : income > 5000),
        isRichAfterAllowance: (own: { income?: number; allowance?: boolean }) =>
          own.income === undefined || own.allowance === undefined ? null : own.income > 10_000,
      },
    },
  ),
  department(
    'housing',
    `type Person @key(fields: "id") {
      id: ID! isRich: Boolean! @external isRichAfterAllowance: Boolean! @external
      mayRent: Boolean! @requires(fields: "isRich")
      mayRentAfterAllowance: Boolean! @requires(fields: "isRichAfterAllowance")
    }`,
    {
      Person: {
        ...echo,
        mayRent: ({ isRich }: { isRich?: boolean }) => (isRich === undefined ? null : !isRich),
        mayRentAfterAllowance: (own: { isRichAfterAllowance?: boolean }) =>
          own.isRichAfterAllowance === undefined ? null : !own.isRichAfterAllowance,
      },
    },
  ),
];

/** The clerk of a letter needs an id, which needs the clerk of the letter's reply, which the first department knows. */
export const backAndForth: Department[] = [
  department(
    'post',
    `
    type Query { letters: [Letter] }
    type Letter @key(fields: "id") { id: ID! clerkId: ID @external clerk: Clerk @requires(fields: "clerkId") }
    type Reply @key(fields: "id") { id: ID! clerkId: ID }
    type Clerk { id: ID! name: String }
    `,
    {
      Query: { letters: () => [{ id: '1' }, { id: '2' }] },
      Letter: {
        ...echo,
        clerk: ({ clerkId }: { clerkId?: string }) => (clerkId ? { id: clerkId, name: `办事员 ${clerkId}` } : null),
      },
      Reply: { clerkId: ({ id }: { id: string }) => (id === 'r1' ? 'k2' : 'k1') },
    },
  ),
  department(
    'replies',
    `
    type Letter @key(fields: "id") { id: ID! clerkId: ID @requires(fields: "reply { clerkId }") reply: Reply }
    type Reply @key(fields: "id") { id: ID! clerkId: ID @external }
    `,
    {
      Letter: {
        ...echo,
        reply: ({ id }: { id: string }) => ({ id: `r${id}` }),
        clerkId: ({ reply }: { reply?: { clerkId?: string } }) => reply?.clerkId ?? missing,
      },
    },
  ),
];

/** Two fields need one list of references, and the list needs a name. */
export const listOfReferences: Department[] = [
  department('register', 'type Query { person: Person } type Person @key(fields: "id") { id: ID! familyName: String! }', {
    Query: { person: () => ({ id: '1', familyName: '马' }) },
  }),
  department(
    'statistics',
    `
    type Claim @key(fields: "id", resolvable: false) { id: ID! }
    type Person @key(fields: "id") {
      id: ID! claims: [Claim!] @external
      sum: Int @requires(fields: "claims { id }") byState: Int @requires(fields: "claims { id }")
    }
    `,
    {
      Person: {
        ...echo,
        sum: ({ claims }: { claims?: object[] }) => claims?.length ?? null,
        byState: ({ claims }: { claims?: { id: string }[] }) => claims?.filter(({ id }) => id === '马1').length ?? null,
      },
    },
  ),
  department(
    'claims',
    `
    type Claim @key(fields: "id") { id: ID! }
    type Person @key(fields: "id") { id: ID! familyName: String! @external claims: [Claim!] @requires(fields: "familyName") }
    `,
    {
      Person: {
        ...echo,
        claims: ({ familyName }: { familyName?: string }) => [
          { id: `${familyName ?? missing}1` },
          { id: `${familyName ?? missing}2` },
        ],
      },
    },
  ),
];

/** The third department has both: the key by which the second is asked, and the fact that the second needs. */
export const keyAndFactFromThird: Department[] = [
  department('counter', 'type Query { visitors: [Person!]! } type Person @key(fields: "ticket") { ticket: ID! }', {
    Query: { visitors: () => [{ ticket: 't1' }, { ticket: 't2' }] },
  }),
  department('register', 'type Person @key(fields: "ticket") @key(fields: "idNumber") { ticket: ID! idNumber: ID! born: Int }', {
    Person: {
      __resolveReference: ({ ticket }: { ticket?: string }) => (ticket ? { ticket, idNumber: `n-${ticket}` } : null),
      born: ({ ticket }: { ticket: string }) => (ticket === 't1' ? 1950 : 1990),
    },
  }),
  department(
    'pensions',
    'type Person @key(fields: "idNumber") { idNumber: ID! born: Int @external retired: Boolean @requires(fields: "born") }',
    { Person: { ...echo, retired: ({ born }: { born?: number }) => (born === undefined ? null : born < 1965) } },
  ),
];
