import type { Department } from '../../../gateway/testkit/Department.ts';
import { department } from '../harness.ts';

type Reference = Record<string, never> & { id: string };
const echo = { __resolveReference: (reference: Reference) => reference };
const missing = 'a required value did not come';

/** Facts that lean on facts: eligibility on age and income, urgency on eligibility, the letter on both. */
export const chain: Department[] = [
  department(
    'births',
    'type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! born: Int retired: Boolean }',
    {
      Query: { people: () => [{ id: 'p1' }, { id: 'p2' }] },
      Person: {
        ...echo,
        born: ({ id }: Reference) => (id === 'p1' ? 1950 : 1990),
        retired: ({ id }: Reference) => id === 'p1',
      },
    },
  ),
  department(
    'incomes',
    'type Query { poorest: Person } type Person @key(fields: "id") { id: ID! income: Int retired: Boolean @external pension: Int @requires(fields: "retired") }',
    {
      Query: { poorest: () => ({ id: 'p1' }) },
      Person: {
        ...echo,
        income: ({ id }: Reference) => (id === 'p1' ? 900 : null),
        pension: (reference: { retired?: boolean }) => (reference.retired === undefined ? -1 : reference.retired ? 1000 : 0),
      },
    },
  ),
  department(
    'relief',
    `type Person @key(fields: "id") {
      id: ID! born: Int @external income: Int @external pension: Int @external
      eligible: Boolean! @requires(fields: "born income")
      urgency: String @requires(fields: "pension income")
    }`,
    {
      Person: {
        ...echo,
        eligible: (person: { born?: number; income?: number | null }) => {
          if (person.born === undefined || person.income === undefined) throw new Error(missing);
          return person.born < 1960 && (person.income ?? 0) < 1000;
        },
        urgency: (person: { pension?: number; income?: number | null }) =>
          person.pension === undefined || person.income === undefined ? missing : `${person.pension}/${person.income}`,
      },
    },
  ),
  department(
    'letters',
    `type Query { addressee: Person } type Person @key(fields: "id") {
      id: ID! eligible: Boolean! @external urgency: String @external
      letter: String @requires(fields: "eligible urgency")
    }`,
    {
      Query: { addressee: () => ({ id: 'p2' }) },
      Person: {
        ...echo,
        letter: (person: { eligible?: boolean; urgency?: string }) =>
          person.eligible === undefined || person.urgency === undefined ? missing : `${person.eligible} ${person.urgency}`,
      },
    },
  ),
];

/** Each of two departments needs a fact of the other for its own. */
export const circle: Department[] = [
  department(
    'left',
    `type Query { feed: [Post!]! }
     type Post @key(fields: "id") { id: ID! byNovice: Boolean! @external byExpert: Boolean! @requires(fields: "byNovice") }
     type Author @key(fields: "id") { id: ID! years: Int! }`,
    {
      Query: { feed: () => [{ id: '1' }, { id: '2' }] },
      Post: { ...echo, byExpert: ({ byNovice }: { byNovice?: boolean }) => (byNovice === undefined ? null : !byNovice) },
      Author: { ...echo, years: ({ id }: Reference) => (id === 'a1' ? 3 : 12) },
    },
  ),
  department(
    'right',
    `type Post @key(fields: "id") { id: ID! author: Author! byNovice: Boolean! @requires(fields: "author { years }") }
     type Author @key(fields: "id") { id: ID! years: Int! @external }`,
    {
      Post: {
        ...echo,
        author: ({ id }: Reference) => ({ id: `a${id}` }),
        byNovice: ({ author }: { author?: { years?: number } }) => (author?.years === undefined ? null : author.years < 5),
      },
      Author: echo,
    },
  ),
];

/** Requires a whole object, a list, and a field of an entity behind the entity. */
export const nested: Department[] = [
  department(
    'household',
    `type Query { households: [Household!]! }
     type Household @key(fields: "id") { id: ID! address: Address members: [Member!]! head: Member }
     type Address { street: String city: City } type City { code: String } type Member @key(fields: "id") { id: ID! age: Int }`,
    {
      Query: { households: () => [{ id: 'h1' }, { id: 'h2' }] },
      Household: {
        ...echo,
        address: ({ id }: Reference) => (id === 'h1' ? { street: '解放路', city: { code: 'C1' } } : null),
        members: ({ id }: Reference) => (id === 'h1' ? [{ id: 'm1' }, { id: 'm2' }] : []),
        head: ({ id }: Reference) => (id === 'h1' ? { id: 'm1' } : null),
      },
      Member: { ...echo, age: ({ id }: Reference) => (id === 'm1' ? 70 : 30) },
    },
  ),
  department(
    'benefits',
    `type Household @key(fields: "id") { id: ID! address: Address @external members: [Member!]! @external head: Member @external
       summary: String @requires(fields: "address { street city { code } } members { age } head { age salary }") }
     type Address @external { street: String city: City } type City @external { code: String }
     type Member @key(fields: "id") { id: ID! age: Int @external salary: Int @external }`,
    {
      Household: {
        ...echo,
        summary: ({ address, members, head }: Record<string, never>) => JSON.stringify({ address, members, head }),
      },
    },
  ),
  department('salaries', 'type Member @key(fields: "id") { id: ID! salary: Int }', {
    Member: { ...echo, salary: () => 4000 },
  }),
];
