import { department } from '../harness.ts';

const person = { id: '1', card: 'k1', mark: { one: '11', two: '12', three: '13' } };
const fields = 'id: ID! card: ID! mark: Mark!';
const mark = 'type Mark @shareable { one: ID! two: ID! three: ID! }';

/** Knows four keys of a person, and answers to one. */
const register = department(
  'register',
  `
  type Person
    @key(fields: "id")
    @key(fields: "card", resolvable: false)
    @key(fields: "mark { one two }", resolvable: false)
    @key(fields: "id mark { two three }", resolvable: false) { ${fields} name: String! }
  ${mark}
  `,
  { Person: { __resolveReference: () => ({ ...person, name: '吴一' }) } },
);

/** Knows the same four, and answers to another one, a composite of an id and half an object. */
const households = department(
  'households',
  `
  type Query { household: Household }
  type Household @key(fields: "id") { id: ID! people: [Person!]! }
  type Person
    @key(fields: "mark { one two }", resolvable: false)
    @key(fields: "id mark { two three }")
    @key(fields: "card", resolvable: false)
    @key(fields: "id", resolvable: false) { ${fields} name: String! @external greeting: String! @requires(fields: "name") }
  ${mark}
  `,
  {
    Query: { household: () => ({ id: 'h1', people: [person] }) },
    Person: {
      __resolveReference: (own: { mark?: { two?: string; three?: string } }) =>
        own.mark?.two === '12' && own.mark.three === '13' ? own : null,
      greeting: ({ name }: { name?: string }) => (name ? `您好，${name}` : 'no name came'),
    },
  },
);

export const departments = [register, households];
