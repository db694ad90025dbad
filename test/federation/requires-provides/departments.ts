import { department } from '../harness.ts';

const goods = [
  { code: 'w1', name: '轮椅', price: 11, weight: 1 },
  { code: 'w2', name: '助听器', price: 22, weight: 2 },
];
const reviews = [
  { id: 'r1', author: 'u1', aid: 'w1' },
  { id: 'r2', author: 'u1', aid: 'w2' },
];
const cost = (own: { price?: number; weight?: number }) => (own.price ?? Number.NaN) * (own.weight ?? Number.NaN) * 10;

const people = department(
  'people',
  'type Query { me: User } type User @key(fields: "id") { id: ID! name: String username: String @shareable }',
  {
    Query: { me: () => ({ id: 'u1' }) },
    User: {
      name: () => '沈一',
      username: () => {
        throw new Error('the reviews provide this');
      },
    },
  },
);

const catalogue = department(
  'catalogue',
  'type Query { aids: [Aid] } type Aid @key(fields: "code") { code: String! name: String price: Int weight: Int }',
  {
    Query: { aids: () => goods },
    Aid: { __resolveReference: ({ code }: { code: string }) => goods.find(good => good.code === code) },
  },
);

/** Two fields that need the same two facts. */
const depot = department(
  'depot',
  `type Aid @key(fields: "code") {
    code: String! price: Int @external weight: Int @external inStock: Boolean
    delivery: Int @requires(fields: "price weight") deliveryTag: String @requires(fields: "price weight")
  }`,
  {
    Aid: {
      __resolveReference: (reference: object) => reference,
      inStock: ({ code }: { code: string }) => code === 'w1',
      delivery: cost,
      deliveryTag: (own: { code: string; price?: number }) => `#${own.code}#${cost(own)}#`,
    },
  },
);

const opinions = department(
  'opinions',
  `
  type Review @key(fields: "id") { id: ID! author: User @provides(fields: "username") aid: Aid }
  type User @key(fields: "id") { id: ID! username: String @external reviews: [Review] }
  type Aid @key(fields: "code") { code: String! reviews: [Review] }
  `,
  {
    Review: {
      author: ({ author }: { author: string }) => ({ id: author, username: `用户 ${author}` }),
      aid: ({ aid }: { aid: string }) => ({ code: aid }),
    },
    User: { reviews: ({ id }: { id: string }) => reviews.filter(({ author }) => author === id) },
    Aid: { reviews: ({ code }: { code: string }) => reviews.filter(({ aid }) => aid === code) },
  },
);

export const departments = [people, catalogue, depot, opinions];
