import { describe, expect, test } from 'vitest';
import { tellPlansOver } from '../../testkit/planOver.ts';

describe('of several departments that have a field', () => {
  const plan = tellPlansOver({
    registry: 'type Query { person: Person } type Person @key(fields: "id") { id: ID! }',
    near: 'type Person @key(fields: "id") { id: ID! phone: String @shareable rate: Int @shareable }',
    rich: 'type Person @key(fields: "id") { id: ID! phone: String @shareable mail: String post: String }',
    far: 'type Person @key(fields: "rate") { rate: Int @shareable phone: String @shareable fax: String telex: String }',
  });

  test('the one is asked that knows more of what else is asked', () => {
    expect(plan('{ person { phone mail post } }').slice(2)).toEqual([
      '  rich at person told Person { id } asks { Person { phone mail post } }',
    ]);
  });

  test('the one is asked that is fewer keys away, even if another knows more', () => {
    expect(plan('{ person { phone fax telex } }').slice(2)).toEqual([
      '  near at person told Person { id } asks { Person { phone rate } }',
      '  far at person told Person { rate } asks { Person { fax telex } }',
    ]);
  });
});

describe('a key that the delivering department lacks', () => {
  const plan = tellPlansOver({
    registry: 'type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! name: String }',
    pensions: 'type Person @key(fields: "id") { id: ID! account: ID @shareable }',
    banks: 'type Person @key(fields: "account") { account: ID @shareable balance: Int }',
  });

  test('is fetched from a third department first', () => {
    expect(plan('{ people { name balance } }')).toEqual([
      'one after the other',
      '  registry asks { people { name id __typename } }',
      '  pensions at people.@ told Person { id } asks { Person { account } }',
      '  banks at people.@ told Person { account } asks { Person { balance } }',
    ]);
  });

  test('is fetched under no condition but that of its call', () => {
    expect(plan('query ($is: Boolean!) { people { name account @include(if: $is) balance } }').slice(2)).toEqual([
      '  pensions at people.@ told Person { id } asks { Person { account @include(if: $is) account } }',
      '  banks at people.@ told Person { account } asks { Person { balance } }',
    ]);
  });
});

test('a key with parts in it is made of what two departments have', () => {
  const plan = tellPlansOver({
    registry: `type Query { homes: [Home!]! } type Home @key(fields: "code") { code: ID! }`,
    maps: `type Home @key(fields: "code") { code: ID! town: Town @shareable } type Town @key(fields: "id") { id: ID! }`,
    rents: `type Home @key(fields: "town { id }") { town: Town @shareable rent: Int } type Town @key(fields: "id", resolvable: false) { id: ID! }`,
  });
  expect(plan('{ homes { rent } }')).toEqual([
    'one after the other',
    '  registry asks { homes { code __typename } }',
    '  maps at homes.@ told Home { code } asks { Home { town { id } } }',
    '  rents at homes.@ told Home { town { id } } asks { Home { rent } }',
  ]);
});
