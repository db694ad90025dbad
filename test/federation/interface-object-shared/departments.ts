import { department } from '../harness.ts';

const facilities = [
  { __typename: 'School', id: 'f1', name: '城关小学', main: true },
  { __typename: 'School', id: 'f2', name: '河西小学', main: false },
  { __typename: 'Nursery', id: 'f3', name: '春苗托育', main: true },
];
const facilityBy = ({ id }: { id: string }) => facilities.find(facility => facility.id === id);
const ofKind = (kind: string) => (reference: { id: string }) => {
  const facility = facilityBy(reference);
  return facility?.__typename === kind ? { ...facility, open: true } : null;
};
/** A department without kinds cannot say which kind it is, and what it says of it must not be believed. */
const unbelievable = ({ id }: { id: string }) => ({ __typename: 'Nothing', id });

/** Knows the kinds, and of schools whether they are open. */
const register = department(
  'register',
  `
  type Query { registered: [Facility!]! }
  interface Facility @key(fields: "id") { id: ID! }
  type School implements Facility @key(fields: "id") { id: ID! main: Boolean! open: Boolean! @shareable }
  type Nursery implements Facility @key(fields: "id") { id: ID! main: Boolean! }
  `,
  {
    Query: { registered: () => facilities.map(facility => ({ ...facility, open: true })) },
    Facility: { __resolveReference: (own: { id: string }) => ({ ...facilityBy(own), open: true }) },
    School: { __resolveReference: ofKind('School') },
    Nursery: { __resolveReference: ofKind('Nursery') },
  },
);

/** Lists facilities of all kinds alike, by name. */
const names = department(
  'names',
  'type Query { facilities: [Facility] } type Facility @key(fields: "id") @interfaceObject { id: ID! name: String! }',
  {
    Query: { facilities: () => facilities.map(unbelievable) },
    Facility: { __resolveReference: unbelievable, name: (own: { id: string }) => facilityBy(own)?.name },
  },
);

/** Says of facilities of all kinds whether they are open: here always "no", so that it can be seen who was asked. */
const hours = department('hours', 'type Facility @key(fields: "id") @interfaceObject { id: ID! open: Boolean! @shareable }', {
  Facility: { __resolveReference: unbelievable, open: () => false },
});

export const departments = [register, names, hours];
