import { Department, type Resolvers } from '../../../gateway/testkit/Department.ts';
import { department, departmentByFederation1 } from '../harness.ts';

const people = [
  { id: 'p1', name: '陈一', phone: '0579-1', rate: 3 },
  { id: 'p2', name: '陈二', phone: '0579-2', rate: 5 },
];
const fromHome = { __resolveReference: ({ id }: { id: string }) => people.find(person => person.id === id) };

/** Owns people. */
const homeResolvers: Resolvers = { Query: { people: () => people.map(({ id, name }) => ({ id, name })) }, Person: fromHome };
/** Adds to people what it computes from the owner's facts, and also lists them by itself. */
const extensionResolvers: Resolvers = {
  Query: {
    insured: () => people.map(({ id, name }) => ({ id, name })),
    callers: () => people.map(({ id, phone }) => ({ id, phone })),
  },
  Person: {
    __resolveReference: (reference: object) => reference,
    rate: ({ id }: { id: string }) => people.find(person => person.id === id)?.rate,
    greeting: ({ name }: { name?: string }) => (name ? `您好，${name}` : 'the required name did not come'),
  },
};

const home = (key: string) => `type Query { people: [Person!]! } type Person ${key} { id: ID! name: String phone: String }`;
const addition = `{ id: ID! @external name: String @external phone: String @external rate: Int greeting: String @requires(fields: "name") }`;
const queries = 'insured: [Person!]! @provides(fields: "name") callers: [Person!]! @provides(fields: "phone")';

/** One city written in four ways: how older and newer systems say "this person is someone else's". */
export const writings: Record<string, Department[]> = {
  'Federation 1, "extend type"': [
    departmentByFederation1('home', home('@key(fields: "id")'), homeResolvers),
    departmentByFederation1(
      'rates',
      `extend type Query { ${queries} } extend type Person @key(fields: "id") ${addition}`,
      extensionResolvers,
    ),
  ],
  'Federation 1, @extends': [
    departmentByFederation1('home', home('@key(fields: "id")'), homeResolvers),
    departmentByFederation1(
      'rates',
      `type Query @extends { ${queries} } type Person @extends @key(fields: "id") ${addition}`,
      extensionResolvers,
    ),
  ],
  'Federation 2, "extend type"': [
    department('home', home('@key(fields: "id")'), homeResolvers),
    department('rates', `extend type Query { ${queries} } extend type Person @key(fields: "id") ${addition}`, extensionResolvers),
  ],
  'Federation 2, @extends': [
    department('home', home('@key(fields: "id")'), homeResolvers),
    department('rates', `type Query { ${queries} } type Person @extends @key(fields: "id") ${addition}`, extensionResolvers),
  ],
  'the owner by Federation 2, the other by Federation 1': [
    department('home', home('@key(fields: "id")'), homeResolvers),
    departmentByFederation1(
      'rates',
      `extend type Query { ${queries} } extend type Person @key(fields: "id") ${addition}`,
      extensionResolvers,
    ),
  ],
};

/** Federation 1 without @external on the key, several keys, and an extension that also resolves. */
export const keysOfOldSystems: Department[] = [
  departmentByFederation1(
    'stock',
    'type Query { items: [Item!]! } type Item @key(fields: "upc") @key(fields: "id pid") { id: ID pid: ID upc: String name: String }',
    {
      Query: { items: () => [{ upc: 'u1' }] },
      Item: {
        __resolveReference: ({ upc }: { upc?: string }) => ({ upc: upc ?? 'u1', id: 'i1', pid: 'q1', name: '轮椅' }),
        id: () => 'i1',
        pid: () => 'q1',
        name: () => '轮椅',
      },
    },
  ),
  departmentByFederation1(
    'prices',
    'type Query { priced: Item } type Item @extends @key(fields: "id pid") { id: ID @external pid: ID @external price: Int }',
    {
      Query: { priced: () => ({ id: 'i1', pid: 'q1' }) },
      Item: { price: ({ id, pid }: { id: string; pid: string }) => (id === 'i1' && pid === 'q1' ? 299 : null) },
    },
  ),
];

/** An `@external` that nobody needs: neither a key nor required nor provided. The owner alone resolves it. */
export const mysterious: Department[] = [
  departmentByFederation1('home', home('@key(fields: "id")'), homeResolvers),
  departmentByFederation1(
    'visits',
    'type Query { visitor: Person } extend type Person @key(fields: "id") { id: ID! @external name: String @external visits: Int }',
    {
      Query: { visitor: () => ({ id: 'p2', name: 'not its own to tell' }) },
      Person: { visits: () => 4, name: () => 'not its own to tell' },
    },
  ),
];
