import { department } from '../harness.ts';

/** Knows the kinds of service points. */
const points = department(
  'points',
  `
  type Query { point: Point }
  interface Point @key(fields: "id") { id: ID! label: String! }
  type Station implements Point @key(fields: "id") { id: ID! label: String! beds: Int! }
  type Hall implements Point @key(fields: "id") { id: ID! label: String! windows: Int! }
  `,
  {
    Query: { point: () => ({ __typename: 'Station', id: '1' }) },
    Point: { __resolveReference: ({ id }: { id: string }) => ({ __typename: id === '1' ? 'Station' : 'Hall', id }) },
    Station: { __resolveReference: ({ id }: { id: string }) => ({ id }), label: () => '站', beds: () => 12 },
    Hall: { label: () => '厅', windows: () => 5 },
  },
);

/** Extends one kind, without knowing the interface. */
const managers = department(
  'managers',
  'type Query { manager: String } extend type Station @key(fields: "id") { id: ID! manager: String }',
  {
    Query: { manager: () => '值班长' },
    Station: { manager: ({ id }: { id: string }) => `站长 ${id}` },
  },
);

/** Points at points, whatever they are, and cannot be asked about them itself. */
const tours = department(
  'tours',
  `
  type Query { tour: Tour }
  type Tour @key(fields: "id") { id: ID! name: String stops: [Point!]! }
  type Point @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
  `,
  { Query: { tour: () => ({ id: 't', name: '东线', stops: [{ id: '1' }, { id: '2' }] }) } },
);

export const departments = [points, managers, tours];
