import { department } from '../harness.ts';

const towns: Record<string, string> = { a1: '城关镇', a2: '河西镇' };
const named = { name: () => '杨一' };
const address = (kind: string) => `type ${kind} implements Address @key(fields: "id") { id: ID! town: String @shareable }`;
const known = { town: ({ id }: { id: string }) => towns[id] };

/** Needs the id of an address, of whatever kind, for the town; and that of a workplace only for the district. */
const visits = department(
  'visits',
  `
  type Query { visited: Person }
  type Person @key(fields: "id") {
    id: ID! name: String! @shareable address: Address @external
    town: String @requires(fields: "address { id }")
    district: String @requires(fields: "address { ... on Workplace { id } }")
  }
  interface Address { id: ID! }
  ${address('Home')} ${address('Workplace')}
  `,
  {
    Query: { visited: () => ({ id: 'p1' }) },
    Person: {
      __resolveReference: (reference: object) => reference,
      ...named,
      town: ({ address }: { address?: { id?: string } }) => towns[address?.id ?? ''] ?? 'no id came',
      district: ({ address }: { address?: { id?: string } }) => (address?.id ? `${address.id} 区` : null),
    },
    Home: known,
    Workplace: known,
  },
);

/** Knows who lives where, and a third kind of address. */
const register = department(
  'register',
  `
  type Query { registered: Person }
  type Person @key(fields: "id") { id: ID! name: String! @shareable address: Address }
  interface Address { id: ID! }
  ${address('Home')} ${address('Workplace')} type Hotel implements Address @key(fields: "id") { id: ID! }
  `,
  {
    Query: { registered: () => ({ id: 'p2' }) },
    Person: {
      __resolveReference: (reference: object) => reference,
      ...named,
      address: ({ id }: { id: string }) => ({ __typename: id === 'p1' ? 'Home' : 'Workplace', id: id === 'p1' ? 'a1' : 'a2' }),
    },
    Home: known,
    Workplace: known,
  },
);

export const departments = [visits, register];
