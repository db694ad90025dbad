import { department } from '../harness.ts';

const letters = [
  { id: 'l1', remarks: ['n1', 'n2', 'n3'] },
  { id: 'l2', remarks: ['n4', 'n5', 'n6'] },
];
const clerkOf: Record<string, string> = { n1: 'k1', n2: 'k1', n3: 'k2', n4: 'k2', n5: 'k2', n6: 'k1' };
const textOf = (id: string) => (id === 'n3' || id === 'n4' ? '已办结' : `处理中 ${id}`);
const letterOf = (remark: string) => letters.find(({ remarks }) => remarks.includes(remark));

interface Letter {
  id: string;
  remarks?: { id?: string; clerkId?: string }[];
}
interface Remark {
  id: string;
  sameElsewhere?: Letter[];
}

/** Lists letters, knows who made a remark, and calls a remark a formula when it stands on other letters too. */
const post = department(
  'post',
  `
  type Query { letters: [Letter] }
  type Letter @key(fields: "id") { id: ID! remarks(limit: Int!): [Remark] @external }
  type Remark @key(fields: "id") {
    id: ID! clerkId: ID sameElsewhere: [Letter] @external
    isFormula: Boolean @requires(fields: "sameElsewhere { remarks(limit: 50) { id } }")
  }
  `,
  {
    Query: { letters: () => letters.map(({ id }) => ({ id })) },
    Remark: {
      __resolveReference: (own: Remark) => own,
      clerkId: ({ id }: Remark) => clerkOf[id],
      isFormula: ({ sameElsewhere }: Remark) =>
        sameElsewhere === undefined
          ? null
          : sameElsewhere.some(({ remarks }) => remarks?.length === 3 && remarks.every(({ id }) => id)),
    },
  },
);

/** Has the remarks, and the clerk in charge from those who made the first three of them: no more and no fewer. */
const office = department(
  'office',
  `
  type Letter @key(fields: "id") { id: ID! clerk: Clerk @requires(fields: "remarks(limit: 3) { clerkId }") remarks(limit: Int!): [Remark] }
  type Remark @key(fields: "id") { id: ID! clerkId: ID @external sameElsewhere: [Letter] }
  type Clerk { id: ID! name: String }
  `,
  {
    Letter: {
      __resolveReference: (own: Letter) => own,
      clerk: ({ remarks }: Letter) => {
        if (remarks?.length !== 3) throw new Error(`three remarks were required, ${remarks?.length} came`);
        return { id: remarks[2]?.clerkId, name: '办事员' };
      },
      remarks: (own: Letter, { limit }: { limit: number }) =>
        letters
          .find(({ id }) => id === own.id)
          ?.remarks.slice(0, limit)
          .map(id => ({ id })),
    },
    Remark: {
      sameElsewhere: ({ id }: Remark) =>
        Object.keys(clerkOf).flatMap(other => {
          const letter = letterOf(other);
          return textOf(other) === textOf(id) && letter && letter !== letterOf(id) ? [{ id: letter.id }] : [];
        }),
    },
  },
);

export const departments = [post, office];
