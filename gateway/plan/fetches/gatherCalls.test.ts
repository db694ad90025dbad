import { describe, expect, test } from 'vitest';
import { tellPlansOver } from '../../testkit/planOver.ts';

const plan = tellPlansOver({
  registry: `
    type Query { people: [Person!]! cases: [Case!]! } type Case @key(fields: "no") { no: ID! subject: Person }
    type Person @key(fields: "id") { id: ID! name: String born: Int spouse: Person }`,
  pensions: 'type Person @key(fields: "id") { id: ID! born: Int @external pension: Int bonus: Int @requires(fields: "born") }',
  relief: `
    type Person @key(fields: "id") { id: ID! pension: Int @external relief: Int @requires(fields: "pension") quick: Int helper: Person }
    type Case @key(fields: "no") { no: ID! amount: Int }`,
});

describe('a department is asked once in a round', () => {
  test('for objects in different places, by one question', () => {
    expect(plan('{ people { pension spouse { pension } } cases { subject { pension } } }').slice(2)).toEqual([
      '  pensions at people.@ and people.@.spouse and cases.@.subject told Person { id } asks { Person { pension } }',
    ]);
  });

  test('for objects of different types, by one question for each', () => {
    expect(plan('{ people { quick } cases { amount } }').slice(2)).toEqual([
      '  relief at people.@ told Person { id } asks { Person { quick } }',
      '    and in the same call relief at cases.@ told Case { no } asks { Case { amount } }',
    ]);
  });
});

describe('what nobody waits for', () => {
  test('joins a later call of its department', () => {
    expect(plan('{ people { relief } cases { amount } }').slice(2)).toEqual([
      '  pensions at people.@ told Person { id } asks { Person { pension } }',
      '  relief at people.@ told Person { id pension } asks { Person { relief } }',
      '    and in the same call relief at cases.@ told Case { no } asks { Case { amount } }',
    ]);
  });

  test('goes along with what others wait for', () => {
    expect(plan('{ people { quick helper { pension } } cases { subject { relief } } }').slice(2)).toEqual([
      '  side by side',
      '    one after the other',
      '      relief at people.@ told Person { id } asks { Person { quick helper { id __typename } } }',
      '      pensions at people.@.helper told Person { id } asks { Person { pension } }',
      '    one after the other',
      '      pensions at cases.@.subject told Person { id } asks { Person { pension } }',
      '      relief at cases.@.subject told Person { id pension } asks { Person { relief } }',
    ]);
  });
});

describe('what is asked with and without requirements', () => {
  test('is one list as long as no department has failed', () => {
    expect(plan('{ people { quick relief } }').slice(3)).toEqual([
      '  relief at people.@ told Person { id } Person { id pension } asks { Person { quick relief } }',
      '    once a department has failed',
      '      relief at people.@ told Person { id } asks { Person { quick } }',
      '        and in the same call relief at people.@ told Person { id pension } asks { Person { relief } }',
    ]);
  });

  test('has no other form for failures where no lists were joined', () => {
    expect(plan('{ people { relief } }').slice(3)).toEqual([
      '  relief at people.@ told Person { id pension } asks { Person { relief } }',
    ]);
  });
});
