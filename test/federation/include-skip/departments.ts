import { department } from '../harness.ts';

const never = () => {
  throw new Error('this was not asked for');
};

export const departments = [
  department(
    'stations',
    'type Query { station: Station stations: [Station!]! } type Station @key(fields: "id") { id: ID! beds: Int hidden: String }',
    {
      Query: { station: () => ({ id: 's1' }), stations: () => [{ id: 's1' }, { id: 's2' }] },
      Station: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        beds: ({ id }: { id: string }) => Number(id.slice(1)) * 10,
        hidden: never,
      },
    },
  ),
  department(
    'ratings',
    'type Station @key(fields: "id") { id: ID! beds: Int @external stars: Int perBed: Float @requires(fields: "beds") neverAsked: String owner: Owner } type Owner @key(fields: "id") { id: ID! }',
    {
      Station: {
        stars: () => 4,
        perBed: ({ beds }: { beds?: number }) => (beds ? 100 / beds : null),
        neverAsked: never,
        owner: () => ({ id: 'o1' }),
      },
    },
  ),
  department('owners', 'type Owner @key(fields: "id") { id: ID! name: String phone: String }', {
    Owner: { name: () => '民政局', phone: never },
  }),
];
