import type { Department } from '../../../gateway/testkit/Department.ts';
import { department } from '../harness.ts';

const residences: Record<string, object> = {
  r1: { __typename: 'Home', id: 'x1', street: '南街' },
  r2: { __typename: 'Institution', id: 'x2', street: '北街', licence: 'L2', keeper: { __typename: 'State', level: 3 } },
  r3: { __typename: 'Institution', id: 'x3', street: '西街', licence: 'L3', keeper: { __typename: 'Trust', name: '慈善会' } },
};

const people = department(
  'people',
  `
  type Query { residents: [Resident!]! }
  type Resident @key(fields: "id") { id: ID! residence: Residence }
  interface Residence { id: ID! street: String }
  type Home implements Residence @key(fields: "id") { id: ID! street: String }
  type Institution implements Residence @key(fields: "id") { id: ID! street: String licence: String keeper: Keeper }
  union Keeper = State | Trust
  type State { level: Int }
  type Trust { name: String }
  `,
  {
    Query: { residents: () => [...Object.keys(residences), 'r4'].map(id => ({ id })) },
    Resident: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      residence: ({ id }: { id: string }) => residences[id] ?? null,
    },
  },
);

/** Requires through an interface, with fragments for the kinds, and through a union below one of them. */
const visits = department(
  'visits',
  `
  type Resident @key(fields: "id") {
    id: ID!
    residence: Residence @external
    route: String @requires(fields: "residence { street }")
    permit: String @requires(fields: "residence { __typename id ... on Institution { licence keeper { ... on State { level } ... on Trust { name } } } }")
  }
  interface Residence { id: ID! street: String }
  type Home implements Residence @key(fields: "id") { id: ID! @external street: String @external }
  type Institution implements Residence @key(fields: "id") { id: ID! @external street: String @external licence: String @external keeper: Keeper @external beds: Int }
  union Keeper = State | Trust
  type State { level: Int @external }
  type Trust { name: String @external }
  `,
  {
    Resident: {
      __resolveReference: (reference: object) => reference,
      route: ({ residence }: { residence?: { street?: string } }) =>
        residence === undefined ? 'none came' : (residence?.street ?? 'none'),
      permit: ({ residence }: { residence?: object }) => (residence === undefined ? 'none came' : JSON.stringify(residence)),
    },
    Institution: { beds: () => 20 },
  },
);

export const departments: Department[] = [people, visits];
