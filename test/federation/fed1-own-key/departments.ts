import { departmentByFederation1 } from '../harness.ts';

/** Two keys in an extension: one of another's fields, and one that is its own. Either is enough for every field of it. */
export const departments = [
  departmentByFederation1('stock', 'type Query { inStock: Aid } type Aid @key(fields: "id") { id: ID! name: String shelf: ID }', {
    Query: { inStock: () => ({ id: 'a1', name: '轮椅', shelf: 's7' }) },
  }),
  departmentByFederation1(
    'prices',
    `
    type Query { priced: Aid }
    type Aid @extends @key(fields: "id name") @key(fields: "code") {
      id: ID @external name: String @external code: String @external price: Float!
    }
    `,
    {
      Query: { priced: () => ({ id: 'a2', name: '助听器', code: 'c2' }) },
      Aid: {
        __resolveReference: (own: { id?: string; name?: string; code?: string }) =>
          own.code === undefined && (own.id === undefined || own.name === undefined) ? null : { code: 'c1', ...own },
        price: ({ code }: { code: string }) => (code === 'c1' ? 299.5 : 1200),
      },
    },
  ),
];
