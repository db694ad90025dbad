import { department } from '../harness.ts';

/** Residents and organisations name the same things with different types. */
const registry = department(
  'registry',
  `
  type Query { parties: [Party!]! contacts: [Contact!]! }
  union Party = Resident | Organisation
  interface Contact { label: String }
  type Resident implements Contact @key(fields: "id") { id: ID! label: String size: Int! codes: [String!] }
  type Organisation implements Contact @key(fields: "id") { id: ID label: String! size: String codes: [String] }
  `,
  {
    Query: { parties: () => parties, contacts: () => parties },
    Resident: { __resolveReference: ({ id }: { id: string }) => parties.find(party => party.id === id) },
    Organisation: { __resolveReference: ({ id }: { id: string }) => parties.find(party => party.id === id) },
  },
);

const parties = [
  { __typename: 'Resident', id: 'r1', label: '张三', size: 3, codes: ['a'] },
  { __typename: 'Organisation', id: 'o1', label: '养老院', size: '50-100', codes: ['b', null] },
];

const links = department(
  'links',
  `
  union Party = Resident | Organisation
  type Resident @key(fields: "id") { id: ID! related: [Party!] }
  type Organisation @key(fields: "id") { id: ID related: [Party!] }
  `,
  {
    Resident: { related: () => [{ __typename: 'Organisation', id: 'o1' }] },
    Organisation: {
      related: () => [
        { __typename: 'Resident', id: 'r1' },
        { __typename: 'Organisation', id: 'o1' },
      ],
    },
  },
);

export const departments = [registry, links];
