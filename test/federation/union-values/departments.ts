import { department } from '../harness.ts';

const grant = { __typename: 'Grant', title: '助学金' };
const loan = { __typename: 'Loan', title: '创业贷' };

/** None of the kinds has a key: whoever is asked must answer alone. "grant" is a grant to one department and any aid to the other. */
export const departments = [
  department(
    'left',
    `
    type Query { aid: Aid @shareable grant: Grant @shareable loan: Aid desk: Desk @shareable }
    union Aid = Grant | Loan
    type Desk @shareable { aid: Aid grant: Grant loan: Aid }
    type Grant @shareable { title: String! }
    type Loan { title: String! }
    `,
    {
      Query: {
        aid: () => grant,
        grant: () => grant,
        loan: () => loan,
        desk: () => ({ aid: grant, grant, loan }),
      },
    },
  ),
  department(
    'right',
    `
    type Query { aid: Aid @shareable grant: Aid @shareable desk: Desk @shareable }
    union Aid = Grant | Prize
    type Desk @shareable { aid: Aid grant: Aid }
    type Grant @shareable { title: String! }
    type Prize { title: String! }
    `,
    { Query: { aid: () => grant, grant: () => grant, desk: () => ({ aid: grant, grant }) } },
  ),
];
