import { department } from '../harness.ts';

const offers = [
  { __typename: 'Course', id: 'o1', code: 'C-1', by: 'u1@city', provider: { __typename: 'Clerk', email: 'u1@city' } },
  { __typename: 'Course', id: 'o3', code: 'C-3', by: 'u2@city', provider: { __typename: 'Clerk', email: 'u2@city' } },
  { __typename: 'Subsidy', id: 'o2', code: 'S-2', by: 'u1@city', provider: { __typename: 'Bureau', id: 'a1' } },
  { __typename: 'Subsidy', id: 'o4', code: 'S-4', by: 'u2@city', provider: { __typename: 'Bureau', id: 'a1' } },
];
const reviewsOf: Record<string, number[]> = { o1: [1, 2], o2: [3] };
const offerBy = ({ id }: { id: string }) => offers.find(offer => offer.id === id);
const both = (resolvers: object) => ({ Course: { ...resolvers }, Subsidy: { ...resolvers } });
const kinds = (fields: string, interfaces = 'implements Offer') =>
  ['Course', 'Subsidy']
    .map(kind => `type ${kind} ${interfaces} @key(fields: "id") { id: ID! ${fields.replaceAll('KIND', kind)} }`)
    .join(' ');

/** Lists what is offered. One field of the interface is for departments only. */
const desk = department(
  'desk',
  `
  type Query { offers: [Offer] similar(id: ID!): [Offer] }
  interface Offer { id: ID! code: String size: Size by: User hidden: Boolean @inaccessible }
  interface Similar { similar: [Offer] }
  ${kinds('code: String size: Size @shareable by: User similar: [KIND] hidden: Boolean provider: Provider', 'implements Offer & Similar')}
  type Size @shareable { persons: Int hours: Float }
  union Provider = Bureau | Clerk
  type Bureau { id: ID! @shareable } type Clerk { email: String }
  type User @key(fields: "email") { email: ID! offered: Int @shareable }
  `,
  {
    Query: {
      offers: () => offers,
      similar: (_: never, { id }: { id: string }) =>
        offers.filter(other => other.id !== id && other.__typename === offerBy({ id })?.__typename),
    },
    ...both({
      __resolveReference: offerBy,
      size: () => ({ persons: 20, hours: 1.5 }),
      by: ({ by }: { by: string }) => ({ email: by, offered: 2 }),
      similar: ({ id, __typename }: { id: string; __typename: string }) =>
        offers.filter(other => other.id !== id && other.__typename === __typename),
    }),
  },
);

/** Says when one can begin, from the size; both with an argument and for every kind. */
const calendar = department(
  'calendar',
  `
  interface Offer { id: ID! size: Size start(town: String): Start }
  ${kinds('size: Size @external start(town: String): Start @requires(fields: "size { persons hours }")')}
  type Size @shareable { persons: Int hours: Float }
  type Start { soonest: String usual: String }
  `,
  both({
    __resolveReference: (reference: object) => reference,
    start: ({ size }: { size?: { persons?: number; hours?: number } }, { town }: { town?: string }) => ({
      soonest: `${town} ${size?.persons}`,
      usual: `${size?.hours}`,
    }),
  }),
);

/** A department for each kind has its titles. */
const courses = department('courses', 'type Course @key(fields: "id") { id: ID! title: String }', {
  Course: { title: ({ id }: { id: string }) => `课程 ${id}` },
});
const subsidies = department('subsidies', 'type Subsidy @key(fields: "id") { id: ID! title: String }', {
  Subsidy: { title: ({ id }: { id: string }) => `补贴 ${id}` },
});

/** Reviews lead back to the offer; the reviews of similar offers need to know which those are. */
const reviews = department(
  'reviews',
  `
  interface Offer { id: ID! reviews: [Review!]! count: Int! }
  interface Similar { similar: [Offer] }
  ${kinds('reviews: [Review!]! count: Int! similar: [KIND] @external reviewsOfSimilar: [Review!]! @requires(fields: "similar { id }")', 'implements Offer & Similar')}
  type Review { id: Int! offer: Offer }
  `,
  {
    ...both({
      __resolveReference: (reference: object) => reference,
      reviews: (own: { id: string }) => (reviewsOf[own.id] ?? []).map(id => ({ id, offer: offerBy(own) })),
      count: ({ id }: { id: string }) => reviewsOf[id]?.length ?? 0,
      reviewsOfSimilar: ({ similar }: { similar?: { id: string }[] }) =>
        (similar ?? []).flatMap(({ id }) => (reviewsOf[id] ?? []).map(review => ({ id: review }))),
    }),
  },
);

/** Knows bureaus, and a third kind of provider that the desk does not; to it an address is an object. */
const providers = department(
  'providers',
  `
  union Provider = Bureau | Team
  type Bureau @key(fields: "id") { id: ID! @shareable name: String email: Email }
  type Team @key(fields: "id") { id: ID! title: String email: String }
  type Email { address: String }
  `,
  { Bureau: { name: () => '人社局', email: ({ id }: { id: string }) => ({ address: `${id}@city` }) } },
);

const users = department('users', 'type User @key(fields: "email") { email: ID! name: String offered: Int @shareable }', {
  User: { name: () => '林科长', offered: () => 2 },
});

export const departments = [desk, calendar, courses, subsidies, reviews, providers, users];
