import type { Department } from '../../../gateway/testkit/Department.ts';
import { department } from '../harness.ts';

const punish = () => {
  throw new Error('this was provided; nobody had to come here');
};

const catalogue = department(
  'catalogue',
  `
  type Query { catalogued: [Benefit!]! }
  type Benefit @key(fields: "id") { id: ID! name: String! @shareable summary: String! @shareable extra: String! groups: [Group!] @shareable }
  type Group @key(fields: "id") { id: ID! label: String @shareable sub: [Group!] @shareable }
  `,
  {
    Query: { catalogued: () => [{ id: 'b1' }] },
    Benefit: { name: punish, summary: punish, extra: ({ id }: { id: string }) => `extra ${id}`, groups: punish },
    Group: { label: ({ id }: { id: string }) => `组 ${id}`, sub: () => [{ id: 'g2' }] },
  },
);

/** Provides name and summary of the benefits it lists, and only on those ways. */
const desk = department(
  'desk',
  `
  type Query {
    benefit: Benefit @provides(fields: "name summary")
    benefits: [Benefit!]! @provides(fields: "name summary")
    nested: [Benefit!]! @provides(fields: "groups { id label sub { id label } }")
    bare: [Benefit!]!
  }
  type Benefit @key(fields: "id") { id: ID! name: String! @external summary: String! @external groups: [Group!] @external }
  type Group @key(fields: "id") { id: ID! label: String @external sub: [Group!] @external }
  `,
  {
    Query: {
      benefit: () => ({ id: 'b1' }),
      benefits: () => [{ id: 'b1' }, { id: 'b2' }],
      nested: () => [{ id: 'b1', groups: [{ id: 'g1', sub: [{ id: 'g2' }] }] }],
      bare: () => [{ id: 'b2' }],
    },
    Benefit: {
      name: ({ id }: { id: string }) => `津贴 ${id}`,
      summary: () => {
        throw new Error('nobody asked for a summary');
      },
    },
    Group: { label: ({ id }: { id: string }) => `组 ${id}` },
  },
);

export const departments: Department[] = [catalogue, desk];

const media = [
  { __typename: 'Leaflet', id: 'm1', title: '养老须知', pages: 4 },
  { __typename: 'Film', id: 'm2', title: '医保动画', minutes: 3 },
];
const mediaBy = ({ id }: { id: string }) => media.find(one => one.id === id);

/** Provides through an interface and through a union: different fields for each kind. */
export const abstractDepartments: Department[] = [
  department(
    'archive',
    `
    type Query { archived: [Material!]! }
    union Material = Leaflet | Film
    interface Medium { id: ID! title: String }
    type Leaflet implements Medium @key(fields: "id") { id: ID! title: String @shareable pages: Int @shareable author: String }
    type Film implements Medium @key(fields: "id") { id: ID! title: String @shareable minutes: Int @shareable }
    `,
    {
      Query: { archived: () => media },
      Leaflet: { __resolveReference: mediaBy, pages: punish, author: () => '宣传科' },
      Film: { __resolveReference: mediaBy, minutes: () => 3 },
    },
  ),
  department(
    'counter',
    `
    type Query {
      materials: [Material!]! @provides(fields: "... on Leaflet { pages }")
      media: [Medium!]! @provides(fields: "... on Leaflet { pages title }")
      leaflet: Leaflet
    }
    union Material = Leaflet | Film
    interface Medium { id: ID! }
    type Leaflet implements Medium @key(fields: "id") { id: ID! title: String @external pages: Int @external }
    type Film implements Medium @key(fields: "id") { id: ID! }
    `,
    { Query: { materials: () => media, media: () => media } },
  ),
];
