import { department } from '../harness.ts';

const resident = { __typename: 'Resident', id: 'r1', name: '张三' };
const staff = { __typename: 'Staff', id: 's1', name: '李四' };
const known = () => [resident, staff];

/** To the census a resident is a value with an id that may be missing; to the accounts an entity with one that may not; staff is a value. */
export const departments = [
  department('census', 'type Query { residents: [Resident!]! } type Resident { id: ID @shareable }', {
    Query: { residents: () => [{ id: 'r1' }] },
  }),
  department(
    'accounts',
    `
    type Query { accounts: [Account!]! }
    union Account = Resident | Staff
    type Resident @key(fields: "id") { id: ID! @shareable name: String similar: [Account!]! }
    type Staff { id: ID name: String similar: [Account!]! }
    `,
    {
      Query: { accounts: known },
      Resident: { __resolveReference: () => resident, similar: known },
      Staff: { similar: known },
    },
  ),
];
