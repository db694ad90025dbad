import { department } from '../harness.ts';

const names: Record<string, string> = { p1: '周一', p2: '周二' };

const people = department(
  'people',
  `
  type Query { staff: [Named!]! }
  interface Named @key(fields: "id") { id: ID! name: String! }
  type Officer implements Named @key(fields: "id") { id: ID! name: String! rank: Int }
  `,
  {
    Query: { staff: () => Object.keys(names).map(id => ({ __typename: 'Officer', id })) },
    Named: { __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Officer', id }) },
    Officer: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      name: ({ id }: { id: string }) => names[id],
      rank: ({ id }: { id: string }) => Number(id.slice(1)),
    },
  },
);

const accounts = department(
  'accounts',
  `
  type Query { holders: [Named!]! }
  type Named @key(fields: "id") @interfaceObject { id: ID! name: String! @external login: String @requires(fields: "name") }
  `,
  {
    Query: { holders: () => [{ id: 'p2' }, { id: 'p1' }] },
    Named: { login: ({ id, name }: { id: string; name?: string }) => (name ? `${name}@${id}` : 'no name came') },
  },
);

export const departments = [people, accounts];
