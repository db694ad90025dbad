import { department } from '../harness.ts';

/** Knows the kinds of point, and answers for each kind by itself: the interface as such has no resolver. */
const points = department(
  'points',
  `
  type Query { point: Point }
  interface Point @key(fields: "id") { id: ID! label: String }
  type Station implements Point @key(fields: "id") { id: ID! label: String beds: Int }
  type Hall implements Point @key(fields: "id") { id: ID! label: String windows: Int }
  `,
  {
    Query: { point: () => ({ id: '1', label: '东站', beds: 12 }) },
    Point: { __resolveType: () => 'Station' },
    Station: { __resolveReference: ({ id }: { id: string }) => ({ id, label: `${id} 号站`, beds: 12 }) },
    Hall: { __resolveReference: ({ id }: { id: string }) => ({ id, label: `${id} 号厅`, windows: 3 }) },
  },
);

/** Adds to one kind only, and has never heard of the interface. */
const managers = department(
  'managers',
  'type Query { duty: Manager } type Manager @key(fields: "id") { id: ID! name: String } extend type Station @key(fields: "id") { id: ID! manager: String }',
  { Query: { duty: () => ({ id: 'm1', name: '蒋主任' }) }, Station: { manager: () => '站长' } },
);

/** Its tours stop at points of whatever kind. */
const tours = department(
  'tours',
  `
  type Query { tour: Tour }
  type Tour @key(fields: "id") { id: ID! name: String stop: Point }
  type Point @key(fields: "id") @interfaceObject { id: ID! }
  `,
  { Query: { tour: () => ({ id: 't1', name: '东线', stop: { id: '1' } }) } },
);

export const departments = [points, managers, tours];
