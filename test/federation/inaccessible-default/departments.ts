import { department } from '../harness.ts';

const ids = ['r1', 'r2'];
const other = (id: string) => ids.filter(one => one !== id).map(one => ({ id: one, kind: 'FAMILY' }));

/** Contacts of a kind that callers must not know of; the argument for it is hidden as well, and that kind is its default. */
export const departments = [
  department('ages', 'type Query { byAge: [Resident!]! } type Resident @key(fields: "id") { id: ID age: Int }', {
    Query: { byAge: () => ids.map(id => ({ id })) },
    Resident: { age: ({ id }: { id: string }) => Number(id.slice(1)) + 70 },
  }),
  department(
    'contacts',
    `
    type Query { byContact: [Resident!]! }
    enum Kind { FAMILY @inaccessible FRIEND }
    type Resident @key(fields: "id") { id: ID contacts(kind: Kind = FAMILY @inaccessible): [Resident!]! kind: Kind }
    `,
    {
      Query: { byContact: () => ids.map(id => ({ id })) },
      Resident: { contacts: ({ id }: { id: string }, { kind }: { kind: string }) => (kind === 'FAMILY' ? other(id) : []) },
    },
  ),
];
