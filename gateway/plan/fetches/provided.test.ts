import { describe, expect, test } from 'vitest';
import { tellPlansOver } from '../../testkit/planOver.ts';

describe('a department that provides some fields of others’ objects', () => {
  const plan = tellPlansOver({
    cases: `
      type Query { urgent: [Case!]! @provides(fields: "subject { name home { street } }") cases: [Case!]! }
      type Case @key(fields: "id") { id: ID! subject: Person @provides(fields: "name") }
      type Person @key(fields: "id") { id: ID! name: String @external home: Home @external }
      type Home @key(fields: "id") { id: ID! street: String @external }`,
    registry: `
      type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! name: String home: Home }
      type Home @key(fields: "id") { id: ID! street: String rooms: Int }`,
  });

  test('is asked for them where it provides them', () => {
    expect(plan('{ cases { subject { name } } }')).toEqual(['cases asks { cases { subject { name } } }']);
  });

  test('is asked for all that hangs below, if it provides that too', () => {
    expect(plan('{ urgent { subject { name home { street } } } }')).toEqual([
      'cases asks { urgent { subject { name home { street } } } }',
    ]);
  });

  test('is not asked for them anywhere else', () => {
    expect(plan('{ cases { subject { name home { street } } } }')).toEqual([
      'one after the other',
      '  cases asks { cases { subject { name id __typename } } }',
      '  registry at cases.@.subject told Person { id } asks { Person { home { street } } }',
    ]);
  });

  test('leads to their owner by the key of what it provides', () => {
    expect(plan('{ urgent { subject { home { street rooms } } } }')).toEqual([
      'one after the other',
      '  cases asks { urgent { subject { home { street id __typename } } } }',
      '  registry at urgent.@.subject.home told Home { id } asks { Home { rooms } }',
    ]);
  });
});
