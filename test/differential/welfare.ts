import { department } from '../federation/harness.ts';

interface Row {
  id: string;
  number: string | null;
  name: string;
  born: number | null;
  home: string;
  guardian: string | null;
}
const people: Row[] = [
  { id: 'p1', number: 'n1', name: '吴一', born: 1948, home: 'h1', guardian: 'p2' },
  { id: 'p2', number: 'n2', name: '吴二', born: 1975, home: 'h1', guardian: null },
  { id: 'p3', number: null, name: '郑三', born: null, home: 'h2', guardian: 'p1' },
];
const byId = ({ id }: { id: string }) => people.find(person => person.id === id) ?? null;
const byNumber = (number: string | null | undefined) => people.find(person => person.number === number);
const homeOf = (code: string) => ({ code, town: { id: code === 'h1' ? 't1' : 't2' } });

/** Who there is, and who lives where. One person has no number, and so no pension. */
const registry = department(
  'registry',
  `
  type Query { people(first: Int): [Person!]! person(id: ID!): Person households: [Household!]! }
  type Person @key(fields: "id") @key(fields: "number") { id: ID! number: ID name(short: Boolean = false): String born: Int household: Household! }
  type Household @key(fields: "code town { id }") { code: ID! town: Town! @shareable members(first: Int = 9): [Person!]! head: Person }
  type Town @key(fields: "id") { id: ID! }
  `,
  {
    Query: {
      people: (_: never, { first }: { first?: number }) => people.slice(0, first ?? 9),
      person: (_: never, key: { id: string }) => byId(key),
      households: () => [homeOf('h1'), homeOf('h2'), homeOf('h3')],
    },
    Person: {
      __resolveReference: (key: { id?: string; number?: string }) =>
        people.find(({ id, number }) => id === key.id || number === key.number),
      name: ({ name }: Row, { short }: { short: boolean }) => (short ? name.slice(0, 1) : name),
      household: ({ home }: Row) => homeOf(home),
    },
    Household: {
      members: ({ code }: { code: string }, { first }: { first: number }) =>
        people.filter(({ home }) => home === code).slice(0, first),
      head: ({ code }: { code: string }) => people.find(({ home }) => home === code) ?? null,
    },
  },
);

/** Knows people by number only. */
const pensions = department(
  'pensions',
  `
  enum Kind { BASIC EXTRA }
  type Query { paid: [Payment!]! }
  type Person @key(fields: "number") {
    number: ID pension(year: Int, kind: Kind = BASIC): Int payments(last: Int = 2): [Payment!]
  }
  type Payment { amount: Int month: String payee: Person! }
  `,
  {
    Query: { paid: () => [{ amount: 100, month: '01', payee: { number: 'n1' } }] },
    Person: {
      pension: ({ number }: Row, { kind, year }: { kind: string; year?: number }) =>
        Number(number?.slice(1)) * (kind === 'BASIC' ? 1000 : 10) + (year === 2020 ? 1 : 0),
      payments: ({ number }: Row, { last }: { last: number }) =>
        ['12', '11', '10'].slice(0, last).map(month => ({ amount: Number(month) * 10, month, payee: { number } })),
    },
  },
);

/** Leans on what pensions compute, with an argument of its own. */
const relief = department(
  'relief',
  `
  enum Kind { BASIC EXTRA }
  type Query { cases: [Case!]! urgent: Case }
  type Person @key(fields: "id") {
    id: ID! born: Int @external pension(year: Int, kind: Kind = BASIC): Int @external
    retired: Boolean @requires(fields: "born") relief: Int @requires(fields: "born pension(kind: EXTRA)") cases: [Case!]! guardian: Person
  }
  type Case @key(fields: "number") { number: ID! subject: Person amount(currency: String = "CNY"): Int }
  `,
  {
    Query: { cases: () => ['c1', 'c2'].map(number => ({ number })), urgent: () => ({ number: 'c2' }) },
    Person: {
      __resolveReference: (reference: object) => reference,
      retired: ({ born }: { born?: number | null }) => (born === undefined ? null : born !== null && born < 1960),
      relief: ({ born, pension }: { born?: number | null; pension?: number | null }) =>
        born === undefined || pension === undefined ? -1 : (born ?? 2000) < 1960 ? 500 - (pension ?? 0) : 200 - (pension ?? 0),
      cases: ({ id }: Row) => (id === 'p1' ? [{ number: 'c1' }, { number: 'c2' }] : []),
      guardian: ({ id }: Row) => {
        const guardian = byId({ id })?.guardian;
        return guardian ? { id: guardian } : null;
      },
    },
    Case: {
      subject: ({ number }: { number: string }) => (number === 'c1' ? { id: 'p1' } : { id: 'p3' }),
      amount: (_: never, { currency }: { currency: string }) => (currency === 'CNY' ? 700 : 100),
    },
  },
);

/** Towns, what they know of households, and one thing that leans on a person of another department. */
const towns = department(
  'towns',
  `
  type Query { towns: [Town!]! }
  type Town @key(fields: "id") { id: ID! label: String near: [Town!]! clerk: Person homes: [Household!]! }
  type Person @key(fields: "number", resolvable: false) { number: ID }
  type Household @key(fields: "code town { id }") { code: ID! town: Town! @shareable rent: Int }
  `,
  {
    Query: { towns: () => [{ id: 't1' }, { id: 't2' }] },
    Town: {
      label: ({ id }: { id: string }) => `镇 ${id}`,
      near: ({ id }: { id: string }) => (id === 't1' ? [{ id: 't2' }] : []),
      clerk: ({ id }: { id: string }) => (id === 't1' ? { number: byNumber('n2')?.number } : null),
      homes: ({ id }: { id: string }) => (id === 't1' ? [homeOf('h1')] : [homeOf('h2')]),
    },
    Household: {
      rent: ({ code, town }: { code: string; town?: { id: string } }) => (town?.id ? Number(code.slice(1)) * 100 : -1),
    },
  },
);

export const welfare = [registry, pensions, relief, towns];
