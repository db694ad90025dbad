import { describe, expect, test } from 'vitest';
import { tellPlansOver } from '../../testkit/planOver.ts';

const plan = tellPlansOver({
  registry: 'type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! name: String born: Int }',
  pensions: `
    type Person @key(fields: "id") @key(fields: "account", resolvable: false) {
      id: ID! account: ID @shareable born: Int @external pension: Int due: Int @requires(fields: "born") }`,
  banks: 'type Person @key(fields: "account") { account: ID @shareable balance: Int }',
});

describe('what is fetched only for a conditional field', () => {
  test('its key, is fetched under its condition', () => {
    expect(plan('query ($is: Boolean!) { people { name pension @include(if: $is) } }')).toEqual([
      'one after the other',
      '  registry asks query ($is: Boolean!) { people { name ... @include(if: $is) { id __typename } } }',
      '  if $is',
      '    pensions at people.@ told Person { id } asks { Person { pension @include(if: $is) } }',
    ]);
  });

  test('its requirement too', () => {
    expect(plan('query ($is: Boolean!) { people { name due @skip(if: $is) } }')).toEqual([
      'one after the other',
      '  registry asks query ($is: Boolean!) { people { name ... @skip(if: $is) { id __typename born } } }',
      '  unless $is',
      '    pensions at people.@ told Person { id born } asks { Person { due @skip(if: $is) } }',
    ]);
  });

  test('the department on the way to its key too', () => {
    expect(plan('query ($is: Boolean!) { people { name balance @include(if: $is) } }')).toEqual([
      'one after the other',
      '  registry asks query ($is: Boolean!) { people { name ... @include(if: $is) { id __typename } } }',
      '  if $is',
      '    pensions at people.@ told Person { id } asks { Person { ... @include(if: $is) { account } } }',
      '  if $is',
      '    banks at people.@ told Person { account } asks { Person { balance @include(if: $is) } }',
    ]);
  });

  test('is fetched under each condition of those who need it', () => {
    expect(plan('query ($a: Boolean!, $b: Boolean!) { people { pension @include(if: $a) account @include(if: $b) } }')).toEqual([
      'one after the other',
      '  registry asks query ($a: Boolean!, $b: Boolean!) { people { ... @include(if: $a) { id __typename } ... @include(if: $b) { id __typename } } }',
      '  pensions at people.@ told Person { id } asks { Person { pension @include(if: $a) account @include(if: $b) } }',
    ]);
  });

  test('is fetched under none when one of them has none', () => {
    expect(plan('query ($a: Boolean!) { people { pension account @include(if: $a) } }')).toEqual([
      'one after the other',
      '  registry asks { people { id __typename } }',
      '  pensions at people.@ told Person { id } asks { Person { pension account @include(if: $a) } }',
    ]);
  });
});

test('a condition around a condition of the same name counts too', () => {
  expect(plan('query ($a: Boolean!, $b: Boolean!) { people { name ... @include(if: $a) { born @include(if: $b) } } }')).toEqual([
    'registry asks query ($a: Boolean!, $b: Boolean!) { people { name ... @include(if: $a) { born @include(if: $b) } } }',
  ]);
});
