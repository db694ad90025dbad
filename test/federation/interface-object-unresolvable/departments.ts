import { department } from '../harness.ts';

/** Gives records whose kinds nobody has described, and points at aids that it cannot be asked about. */
const archive = department(
  'archive',
  `
  type Query { record: Record aid: Aid! }
  interface Record @key(fields: "id") { id: ID! }
  type Aid @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
  `,
  { Query: { record: () => ({ __typename: 'Scroll', id: 'r1' }), aid: () => ({ id: 'a1' }) } },
);

/** The other way round: knows the kinds of aid, and writes notes on records that it cannot be asked about. */
const relief = department(
  'relief',
  `
  type Query { noted: Record }
  type Record @key(fields: "id", resolvable: false) @interfaceObject { id: ID! note: String }
  interface Aid @key(fields: "id") { id: ID! }
  type Grant implements Aid @key(fields: "id") { id: ID! title: String! }
  `,
  {
    Query: { noted: () => ({ id: 'r1', note: '已核对' }) },
    Aid: { __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Grant', id, title: '助学金' }) },
    Grant: { __resolveReference: ({ id }: { id: string }) => ({ id, title: '助学金' }) },
  },
);

export const departments = [archive, relief];
