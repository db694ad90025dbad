import { department } from '../harness.ts';

const grant = { __typename: 'Grant', id: 'g1', title: '助学金', left: 'L', right: 'R' };
const loan = { __typename: 'Loan', id: 'l1', title: '创业贷', left: 'L' };
const prize = { __typename: 'Prize', id: 'z1', title: '见义勇为奖', right: 'R' };
const seen = (side: 'left' | 'right', one: Record<string, unknown>) => ({
  __typename: one.__typename,
  id: one.id,
  title: one.title,
  [side]: one[side],
});

/** Both know "Aid" and what it may be, and neither knows all of it: Grant is common, Loan is left's, Prize is right's. */
export const departments = [
  department(
    'left',
    `
    type Query { aid: Aid @shareable leftAid: Aid loan: Aid grant: Grant @shareable desk: Desk @shareable }
    union Aid = Grant | Loan
    type Desk { aid: Aid @shareable leftAid: Aid grant: Grant @shareable }
    type Grant @key(fields: "id") { id: ID! title: String! @shareable left: String! }
    type Loan @key(fields: "id") { id: ID! title: String! @shareable left: String! }
    `,
    {
      Query: {
        aid: () => seen('left', grant),
        leftAid: () => seen('left', grant),
        loan: () => seen('left', loan),
        grant: () => seen('left', grant),
        desk: () => ({ aid: seen('left', grant), leftAid: seen('left', loan), grant: seen('left', grant) }),
      },
      Grant: { __resolveReference: () => seen('left', grant) },
      Loan: { __resolveReference: () => seen('left', loan) },
    },
  ),
  department(
    'right',
    `
    type Query { aid: Aid @shareable rightAid: Aid prize: Aid grant: Grant @shareable desk: Desk @shareable }
    union Aid = Grant | Prize
    type Desk { aid: Aid @shareable rightAid: Aid grant: Grant @shareable }
    type Grant @key(fields: "id") { id: ID! title: String! @shareable right: String! }
    type Prize @key(fields: "id") { id: ID! title: String! right: String! }
    `,
    {
      Query: {
        aid: () => seen('right', grant),
        rightAid: () => seen('right', grant),
        prize: () => seen('right', prize),
        grant: () => seen('right', grant),
        desk: () => ({ aid: seen('right', grant), rightAid: seen('right', prize), grant: seen('right', grant) }),
      },
      Grant: { __resolveReference: () => seen('right', grant) },
      Prize: { __resolveReference: () => seen('right', prize) },
    },
  ),
];
