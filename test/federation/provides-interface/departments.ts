import type { Department } from '../../../gateway/testkit/Department.ts';
import { department } from '../harness.ts';

const punish = () => {
  throw new Error('another department provides this at once');
};
const nurse = { __typename: 'Nurse', id: 's1', name: '韩护士', years: 5 };
const cook = { __typename: 'Cook', id: 's2', name: '冯师傅', years: 6 };
const staff = [nurse, cook];
const staffBy = ({ id }: { id: string }) => staff.find(one => one.id === id);
const home = { __typename: 'CareHome', id: 'h1' };

/** Homes have staff: an interface within an interface. Two departments answer "home", and one of them provides the staff on it. */
export const throughInterfaces: Department[] = [
  department(
    'directory',
    `
    type Query { home: Institution @shareable careHome: CareHome @provides(fields: "staff { ... on Nurse { name } }") }
    interface Institution { id: ID! }
    interface Worker { id: ID! }
    type CareHome implements Institution @key(fields: "id") { id: ID! staff: [Worker] @shareable }
    type Nurse implements Worker @key(fields: "id") { id: ID! @external name: String @external }
    type Cook implements Worker @key(fields: "id") { id: ID! @external }
    `,
    {
      Query: { home: punish, careHome: () => ({ ...home, staff: [nurse, { __typename: 'Cook', id: 's2' }] }) },
      CareHome: { staff: (own: { staff?: object[] }) => own.staff ?? punish() },
    },
  ),
  department(
    'inspection',
    `
    type Query { home: Institution @shareable @provides(fields: "staff { id name }") }
    interface Institution { id: ID! staff: [Worker] }
    interface Worker { id: ID! name: String }
    type CareHome implements Institution { id: ID! @shareable staff: [Worker] @external }
    type Nurse implements Worker { id: ID! @external name: String @external }
    type Cook implements Worker { id: ID! @external name: String @external }
    `,
    { Query: { home: () => ({ ...home, staff }) } },
  ),
  department(
    'personnel',
    `
    interface Institution { id: ID! staff: [Worker] }
    interface Worker { id: ID! name: String }
    type CareHome implements Institution @key(fields: "id") { id: ID! staff: [Worker] @shareable }
    type Nurse implements Worker @key(fields: "id") { id: ID! name: String @shareable years: Int }
    type Cook implements Worker @key(fields: "id") { id: ID! name: String @shareable years: Int }
    `,
    { CareHome: { staff: () => staff }, Nurse: { __resolveReference: staffBy }, Cook: { __resolveReference: staffBy } },
  ),
];

const films = [
  { __typename: 'Leaflet', id: 'm1', title: '养老须知' },
  { __typename: 'Film', id: 'm2', title: '医保动画' },
];
const bare = 'union Material = Leaflet | Film type Film @key(fields: "id") { id: ID! }';

/** Two departments list the same materials, and one of them provides the titles of one kind. */
export const throughUnions: Department[] = [
  department('archive', `type Query { materials: [Material] @shareable } ${bare} type Leaflet @key(fields: "id") { id: ID! }`, {
    Query: { materials: punish },
  }),
  department(
    'counter',
    `
    type Query { materials: [Material] @shareable @provides(fields: "... on Leaflet { title }") }
    ${bare} type Leaflet @key(fields: "id") { id: ID! title: String @external }
    `,
    { Query: { materials: () => films } },
  ),
  department(
    'editors',
    'type Leaflet @key(fields: "id") { id: ID! title: String @shareable } type Film @key(fields: "id") { id: ID! title: String @shareable }',
    { Leaflet: { __resolveReference: punish }, Film: { __resolveReference: () => films[1] } },
  ),
];
