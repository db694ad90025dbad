import { department } from '../harness.ts';

const services = [
  { __typename: 'Training', id: 'v1', title: '电工培训', hours: 40, provider: 'o1' },
  { __typename: 'Subsidy', id: 'v2', title: '创业补贴', amount: 5000, provider: 'u1' },
  { __typename: 'Training', id: 'v3', title: '护理培训', hours: 80, provider: 'u1' },
];
const by = ({ id }: { id: string }) => services.find(service => service.id === id);

export const departments = [
  department(
    'services',
    `
    type Query { services: [Service]! similar(id: ID!): [Service] titled: [Titled!]! }
    interface Service { id: ID! title: String provider: Provider size: Size }
    interface Titled { title: String }
    type Training implements Service & Titled @key(fields: "id") { id: ID! title: String hours: Int provider: Provider size: Size }
    type Subsidy implements Service & Titled @key(fields: "id") { id: ID! title: String amount: Int provider: Provider size: Size }
    union Provider = Office | Unit
    type Office @key(fields: "id") { id: ID! head: String }
    type Unit @key(fields: "id") { id: ID! phone: String }
    type Size { small: Boolean places: Int }
    `,
    {
      Query: {
        services: () => services,
        similar: (_: never, { id }: { id: string }) =>
          services.filter(one => one.id !== id && one.__typename === by({ id })?.__typename),
        titled: () => services,
      },
      Training: {
        __resolveReference: by,
        provider: ({ provider }: { provider: string }) => ({ __typename: provider === 'o1' ? 'Office' : 'Unit', id: provider }),
        size: ({ hours }: { hours: number }) => ({ small: hours < 50, places: hours / 2 }),
      },
      Subsidy: {
        __resolveReference: by,
        provider: ({ provider }: { provider: string }) => ({ __typename: provider === 'o1' ? 'Office' : 'Unit', id: provider }),
        size: () => ({ small: true, places: null }),
      },
      Office: { head: () => '主任' },
      Unit: { phone: () => '12333' },
    },
  ),
  department(
    'reviews',
    `
    interface Service { reviews: [Review!]! score: Int }
    type Training implements Service @key(fields: "id") { id: ID! reviews: [Review!]! score: Int }
    type Subsidy implements Service @key(fields: "id") { id: ID! reviews: [Review!]! score: Int }
    type Review { id: Int! service: Service! }
    `,
    {
      Training: {
        score: ({ id }: { id: string }) => (id === 'v1' ? 5 : 4),
        reviews: ({ id }: { id: string }) =>
          id === 'v1'
            ? [
                { id: 1, service: { __typename: 'Training', id } },
                { id: 2, service: { __typename: 'Training', id } },
              ]
            : [],
      },
      Subsidy: { score: () => 3, reviews: ({ id }: { id: string }) => [{ id: 3, service: { __typename: 'Subsidy', id } }] },
    },
  ),
  department(
    'offices',
    'type Office @key(fields: "id") { id: ID! name: String } type Unit @key(fields: "id") { id: ID! name: String staff: Int }',
    {
      Office: { name: ({ id }: { id: string }) => `办公室 ${id}` },
      Unit: { name: ({ id }: { id: string }) => `单位 ${id}`, staff: () => 9 },
    },
  ),
];
