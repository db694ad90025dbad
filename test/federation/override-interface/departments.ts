import { department } from '../harness.ts';

const ids = ['1', '2'].map(id => ({ __typename: 'Picture', id }));

/** Lists pictures among its notices; when they were made is not its business any more. */
const old = department(
  'old',
  `
  type Query { notices: [Notice] }
  interface Notice { id: ID! made: String! }
  type Picture implements Notice @key(fields: "id") { id: ID! made: String! }
  `,
  {
    Query: { notices: () => ids },
    Picture: {
      made: () => {
        throw new Error('this has moved away');
      },
    },
  },
);

/** Took that over. To it a picture is no notice, but an exhibit; its own notices are texts. */
const young = department(
  'young',
  `
  type Query { exhibits: [Exhibit] }
  interface Exhibit { id: ID! made: String! }
  interface Notice { id: ID! made: String! }
  type Picture implements Exhibit @key(fields: "id") { id: ID! made: String! @override(from: "old") }
  type Text implements Notice @key(fields: "id") { id: ID! made: String! body: String! }
  `,
  { Query: { exhibits: () => ids }, Picture: { made: ({ id }: { id: string }) => `2026-0${id}-01` } },
);

export const departments = [old, young];
