import { department } from '../harness.ts';

const typeOf = (id: string) => (id.startsWith('s') ? 'School' : 'Nursery');
const place = (id: string) => ({ __typename: typeOf(id), id });

export const departments = [
  department(
    'education',
    `
    type Query { place: Place site: Site sites: [Site!]! clerks: [Clerk!]! }
    type Mutation { touch: Site }
    union Place = School | Nursery
    interface Site { id: ID! near: [Site!]! }
    type School implements Site @key(fields: "id") { id: ID! near: [Site!]! }
    type Nursery implements Site @key(fields: "id") { id: ID! near: [Site!]! }
    interface Clerk @key(fields: "id") { id: ID! }
    type Teacher implements Clerk @key(fields: "id") { id: ID! }
    `,
    {
      Query: {
        place: () => place('s1'),
        site: () => place('n1'),
        sites: () => [place('s1'), place('n1')],
        clerks: () => [{ __typename: 'Teacher', id: 't1' }],
      },
      Mutation: { touch: () => place('n1') },
      School: { near: () => [place('n1')] },
      Nursery: { near: () => [place('s1'), place('n1')] },
      Clerk: { __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Teacher', id }) },
    },
  ),
  department(
    'health',
    `
    type Query { inspected: [Clerk!]! }
    type School @key(fields: "id") { id: ID! doctor: Doctor }
    type Doctor { name: String }
    type Clerk @key(fields: "id") @interfaceObject { id: ID! }
    `,
    { Query: { inspected: () => [{ id: 't1' }] }, School: { doctor: () => ({ name: '孙' }) } },
  ),
];
