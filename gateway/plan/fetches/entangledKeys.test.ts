import { expect, test } from 'vitest';
import { planOver, tellPlansOver } from '../../testkit/planOver.ts';

/** The key of one type leads through the other, and back; a third department knows both by plain keys. */
const plan = tellPlansOver({
  registry: `
    type Query { person: Person home: Home }
    type Person @key(fields: "id") { id: ID! home: Home @shareable }
    type Home @key(fields: "id") { id: ID! owner: Person @shareable }`,
  rents: `
    type Person @key(fields: "home { code }") { home: Home @shareable code: ID @shareable rent: Int debt: Int }
    type Home @key(fields: "owner { code }") { owner: Person @shareable code: ID @shareable rooms: Int size: Int }`,
  streets: `
    type Person @key(fields: "id") { id: ID! code: ID @shareable }
    type Home @key(fields: "id") { id: ID! code: ID @shareable }`,
});

test('keys that lead through each other are had from who knows them plainly', () => {
  expect(plan('{ person { rent } }')).toEqual([
    'one after the other',
    '  registry asks { person { home { id __typename } __typename } }',
    '  streets at person.home told Home { id } asks { Home { code } }',
    '  rents at person told Person { home { code } } asks { Person { rent } }',
  ]);
  expect(plan('{ home { rooms } }').slice(2)).toEqual([
    '  streets at home.owner told Person { id } asks { Person { code } }',
    '  rents at home told Home { owner { code } } asks { Home { rooms } }',
  ]);
});

test('who knows more of what else is asked is not asked for its own key', () => {
  expect(plan('{ person { rent debt code home { rooms size code } } }').slice(-2)).toMatchInlineSnapshot(`
    [
      "  rents at person told Person { home { code } } asks { Person { rent debt code } }",
      "    and in the same call rents at person.home told Home { owner { code } } asks { Home { rooms size code } }",
    ]
  `);
});

/** Composition follows such requirements without an end, too, so they are put into what it made. */
function requiring(requirements: Readonly<Record<string, string>>): (supergraph: string) => string {
  return supergraph =>
    Object.entries(requirements).reduce(
      (text, [field, required]) => text.replace(`${field} @join__field(`, `${field} @join__field(requires: "${required}", `),
      supergraph,
    );
}

test('requirements that lead through each other without an end are refused', () => {
  const endless = planOver(
    {
      registry: `
        type Query { person: Person }
        type Person @key(fields: "id") { id: ID! home: Home }
        type Home @key(fields: "id") { id: ID! owner: Person }`,
      rents: `type Person @key(fields: "id") { id: ID! rent: Int }`,
      rooms: `type Home @key(fields: "id") { id: ID! rooms: Int }`,
    },
    { rewrite: requiring({ 'rent: Int': 'home { rooms }', 'rooms: Int': 'owner { rent }' }) },
  );
  expect(() => endless('{ person { rent } }')).toThrow('No department delivers Query.person.rent.');
});
