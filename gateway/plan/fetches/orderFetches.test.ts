import { expect, test } from 'vitest';
import { tellPlansOver } from '../../testkit/planOver.ts';

const plan = tellPlansOver({
  courts: 'type Query { verdict: Verdict } type Verdict @key(fields: "id") { id: ID! }',
  fines:
    'type Verdict @key(fields: "id") { id: ID! fine: Int payer: Payer } type Payer @key(fields: "id", resolvable: false) { id: ID! }',
  payers: 'type Payer @key(fields: "id") { id: ID! name: String }',
  appeals: 'type Verdict @key(fields: "id") { id: ID! appeal: String }',
  schools: 'type Query { school: School } type School @key(fields: "id") { id: ID! }',
  meals: 'type School @key(fields: "id") { id: ID! meals: Int }',
});

test('chains that have nothing to do with each other do not wait for each other', () => {
  expect(plan('{ verdict { fine } school { meals } }')).toEqual([
    'side by side',
    '  one after the other',
    '    courts asks { verdict { id __typename } }',
    '    fines at verdict told Verdict { id } asks { Verdict { fine } }',
    '  one after the other',
    '    schools asks { school { id __typename } }',
    '    meals at school told School { id } asks { School { meals } }',
  ]);
});

test('a call waits for what it is made of, and for nothing else', () => {
  expect(plan('{ verdict { payer { name } appeal } }')).toEqual([
    'one after the other',
    '  courts asks { verdict { id __typename } }',
    '  side by side',
    '    one after the other',
    '      fines at verdict told Verdict { id } asks { Verdict { payer { id __typename } } }',
    '      payers at verdict.payer told Payer { id } asks { Payer { name } }',
    '    appeals at verdict told Verdict { id } asks { Verdict { appeal } }',
  ]);
});
