import { describe, expect, test } from 'vitest';
import { tellPlansOver } from '../../testkit/planOver.ts';

const plan = tellPlansOver({
  registry: `
    type Query { people: [Person!]! person: Person }
    type Mutation { rename(name: String): Person move(to: String): Person }
    type Subscription { moved: Person }
    type Person @key(fields: "id") { id: ID! name: String @shareable home: Home @shareable }
    type Home { street: String @shareable }`,
  pensions: `
    type Mutation { pay(amount: Int): Int stop: Int }
    type Person @key(fields: "id") { id: ID! name: String @shareable pension: Int paid(year: Int): Int }`,
  housing: `
    type Person @key(fields: "id") { id: ID! home: Home @shareable }
    type Home { street: String @shareable rent: Int }`,
});

test('what the delivering department has is asked of nobody else, and no key is asked for', () => {
  expect(plan('{ people { name home { street } } }')).toEqual(['registry asks { people { name home { street } } }']);
});

test('what it lacks is asked of who has it, by a key', () => {
  expect(plan('{ people { name pension } }')).toEqual([
    'one after the other',
    '  registry asks { people { name id __typename } }',
    '  pensions at people.@ told Person { id } asks { Person { pension } }',
  ]);
});

test('an object without a key is completed by another department that has its parent', () => {
  expect(plan('{ person { home { street rent } } }')).toEqual([
    'one after the other',
    '  registry asks { person { home { street } id __typename } }',
    '  housing at person told Person { id } asks { Person { home { rent } } }',
  ]);
});

test('what only the gateway knows is asked of nobody', () => {
  expect(plan('{ __typename }')).toEqual([]);
});

describe('a call', () => {
  test.for([
    ['pension @include(if: $is)', 'if $is', 'pension @include(if: $is)'],
    ['... @skip(if: $is) { pension paid }', 'unless $is', 'pension @skip(if: $is) paid @skip(if: $is)'],
  ])('all of which is asked under one condition is made under it: %s', ([asked, condition, fields]) => {
    expect(plan(`query ($is: Boolean!) { people { name ${asked} } }`).slice(2)).toEqual([
      `  ${condition}`,
      `    pensions at people.@ told Person { id } asks { Person { ${fields} } }`,
    ]);
  });

  test.for(['pension @include(if: $is) paid', 'pension @include(if: $is) paid @skip(if: $is)'])(
    'of which something may be asked anyway is always made: %s',
    fields => {
      expect(plan(`query ($is: Boolean!) { people { name ${fields} } }`).slice(2)).toEqual([
        `  pensions at people.@ told Person { id } asks { Person { ${fields} } }`,
      ]);
    },
  );
});

describe('fields of a mutation', () => {
  test('that follow each other at one department, and lead nowhere else, are one call', () => {
    expect(plan('mutation { rename(name: "a") { name } move(to: "b") { name } }')).toEqual([
      'registry asks mutation { rename(name: "a") { name } move(to: "b") { name } }',
    ]);
  });

  test('are done in turns with all that each leads to', () => {
    expect(plan('mutation { rename(name: "a") { pension } move(to: "b") { name } }')).toEqual([
      'one after the other',
      '  one after the other',
      '    registry asks mutation { rename(name: "a") { id __typename } }',
      '    pensions at rename told Person { id } asks { Person { pension } }',
      '  registry asks mutation { move(to: "b") { name } }',
    ]);
  });

  test('keep their order, whoever does them', () => {
    expect(plan('mutation { rename(name: "a") { name } pay(amount: 1) stop move(to: "b") { name } }')).toEqual([
      'one after the other',
      '  registry asks mutation { rename(name: "a") { name } }',
      '  pensions asks mutation { pay(amount: 1) stop }',
      '  registry asks mutation { move(to: "b") { name } }',
    ]);
  });
});

describe('of a subscription', () => {
  test('events come from the department that has it', () => {
    expect(plan('subscription { moved { name } }')).toEqual([
      'for each event of',
      '  registry asks subscription { moved { name } }',
    ]);
  });

  test('each event is completed by the others', () => {
    expect(plan('subscription { moved { name pension } }')).toEqual([
      'one after the other',
      '  for each event of',
      '    registry asks subscription { moved { name id __typename } }',
      '  pensions at moved told Person { id } asks { Person { pension } }',
    ]);
  });
});
