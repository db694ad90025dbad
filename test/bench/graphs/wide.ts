import type { FederatedGraph } from './FederatedGraph.ts';

const TOWNSHIPS = ['城关街道', '东湖街道', '白云镇', '柳河乡'];

/**
 * A list of people of one department with fields of two others, joined by the person's key; every person is another one. The
 * question of auditors, who compare departments.
 */
export const graph: FederatedGraph = {
  departments: [
    {
      name: 'pensions',
      typeDefs: `
        type Query { people(first: Int!): [Person!]! }
        type Person @key(fields: "pid") { pid: ID! name: String monthlyPension: Float }`,
      resolvers: {
        Query: {
          people: (_: unknown, { first }: { first: number }) => Array.from({ length: first }, (_, index) => pensioner(index)),
        },
      },
    },
    {
      name: 'insurance',
      typeDefs: `
        type Person @key(fields: "pid") { pid: ID! insuredSince: String category: Category lastVisit: Visit }
        enum Category { EMPLOYEE RESIDENT }
        type Visit { day: String amount: Float }`,
      resolvers: { Person: { __resolveReference: ({ pid }: { pid: string }) => insured(numberOf(pid)) } },
    },
    {
      name: 'civil',
      typeDefs: `
        type Person @key(fields: "pid") { pid: ID! alive: Boolean township: String allowance: Float }`,
      resolvers: { Person: { __resolveReference: ({ pid }: { pid: string }) => registered(numberOf(pid)) } },
    },
  ],
};

function pensioner(number: number): object {
  return { pid: `p-${String(number).padStart(12, '0')}`, name: `居民 ${number}`, monthlyPension: 1800 + (number % 977) };
}

function insured(number: number): object {
  const pid = `p-${String(number).padStart(12, '0')}`;
  const lastVisit = number % 3 === 0 ? null : { day: `2025-${10 + (number % 3)}-${10 + (number % 19)}`, amount: number % 1013 };
  return { pid, insuredSince: `${1990 + (number % 35)}-07`, category: number % 2 === 0 ? 'EMPLOYEE' : 'RESIDENT', lastVisit };
}

function registered(number: number): object {
  const pid = `p-${String(number).padStart(12, '0')}`;
  return {
    pid,
    alive: number % 211 !== 0,
    township: TOWNSHIPS[number % 4],
    allowance: number % 5 === 0 ? (number % 331) + 0.5 : null,
  };
}

function numberOf(pid: string): number {
  return Number(pid.slice(2));
}
