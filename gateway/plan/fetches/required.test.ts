import { expect, test } from 'vitest';
import { planOver, tellPlansOver } from '../../testkit/planOver.ts';

const plan = tellPlansOver({
  registry:
    'type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! born: Int home: Home } type Home { rent(year: Int): Int }',
  pensions: `
    type Person @key(fields: "id") {
      id: ID! born: Int @external years: Int @requires(fields: "born") pension(kind: String): Int
    }`,
  relief: `
    type Person @key(fields: "id") {
      id: ID! years: Int @external pension(kind: String): Int @external home: Home @external relief: Int @requires(fields: "years")
      basic: Int @requires(fields: "pension(kind: \\"BASIC\\")") extra: Int @requires(fields: "pension(kind: \\"EXTRA\\")")
      past: Int @requires(fields: "home { rent(year: 2020) }") now: Int @requires(fields: "home { rent(year: 2026) }")
    }
    type Home @external { rent(year: Int): Int }`,
});
/** The keys under which arguments travel end in a digest of them; here they are numbered. */
function planNumbered(query: string): string {
  const keys: string[] = [];
  return plan(query)
    .join('\n')
    .replace(/_required_(\w+)_[0-9a-f]{12}/g, key => {
      if (!keys.includes(key)) keys.push(key);
      return `key${keys.indexOf(key) + 1}`;
    });
}

test('what is required is fetched first, and what that requires before it', () => {
  expect(plan('{ people { relief } }')).toEqual([
    'one after the other',
    '  registry asks { people { id __typename born } }',
    '  pensions at people.@ told Person { id born } asks { Person { years } }',
    '  relief at people.@ told Person { id years } asks { Person { relief } }',
  ]);
});

test('what is required with arguments has a key of its own beside what the caller asks with others', () => {
  expect(planNumbered('{ people { pension(kind: "EXTRA") basic } }').split('\n').slice(2)).toEqual([
    '  pensions at people.@ told Person { id } asks { Person { pension(kind: "EXTRA") key1: pension(kind: "BASIC") } }',
    '  relief at people.@ told Person { id pension: key1 } asks { Person { basic } }',
  ]);
});

test('two requirements with different arguments are two lists of one call, as no object can be sent with both', () => {
  expect(planNumbered('{ people { basic extra } }').split('\n').slice(2)).toEqual([
    '  pensions at people.@ told Person { id } asks { Person { key1: pension(kind: "BASIC") key2: pension(kind: "EXTRA") } }',
    '  relief at people.@ told Person { id pension: key1 } asks { Person { basic } }',
    '    and in the same call relief at people.@ told Person { id pension: key2 } asks { Person { extra } }',
  ]);
});

test('so are those whose arguments stand deeper', () => {
  expect(planNumbered('{ people { past now } }').split('\n').slice(1)).toEqual([
    '  registry asks { people { id __typename home { key1: rent(year: 2020) key2: rent(year: 2026) } } }',
    '  relief at people.@ told Person { id home { rent: key1 } } asks { Person { past } }',
    '    and in the same call relief at people.@ told Person { id home { rent: key2 } } asks { Person { now } }',
  ]);
});

test('fields that require each other have no plan, and the reason names one of them', () => {
  const inCircle = planOver(
    {
      registry: 'type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! }',
      one: 'type Person @key(fields: "id") { id: ID! rent: Int @external income: Int @requires(fields: "rent") }',
      other: `type Person @key(fields: "id") { id: ID! income: Int @external rent: Int tax: Int @requires(fields: "income") }`,
    },
    // Composition of such a circle does not come to an end.
    { rewrite: text => text.replace('@join__field(graph: OTHER)', '@join__field(graph: OTHER, requires: "income")') },
  );
  expect(() => inCircle('{ people { id income } }')).toThrow('No department delivers Query.people.income.');
});
