import { expect, test } from 'vitest';
import { tellPlansOver } from '../../testkit/planOver.ts';

const plan = tellPlansOver({
  registry: `
    type Query { city: City @shareable towns: [Town!] @shareable registered: Int }
    type City { name: String @shareable mayor: String } type Town { name: String @shareable clerk: String }`,
  budgets: `
    type Query { city: City @shareable towns: [Town!] @shareable spent: Int }
    type City { name: String @shareable budget: Int } type Town { name: String @shareable budget: Int }`,
});

test('an object that two departments deliver by the same field is asked of both, side by side', () => {
  expect(plan('{ city { name mayor budget } }')).toEqual([
    'side by side',
    '  budgets asks { city { name budget } }',
    '  registry asks { city { mayor } }',
  ]);
});

test.for([
  ['{ city { name budget } }', 'budgets'],
  ['{ towns { name budget } }', 'budgets'],
  ['{ towns { name clerk } }', 'registry'],
] as const)('who knows all that is asked is asked alone: %s', ([query, department]) => {
  expect(plan(query)).toEqual([`${department} asks ${query}`]);
});

test('who is asked anyway is asked for what others have too', () => {
  expect(plan('{ spent city { name } }')).toEqual(['budgets asks { spent city { name } }']);
  expect(plan('{ registered city { name } }')).toEqual(['registry asks { registered city { name } }']);
});

test('a list is taken apart between both only when neither knows all that is asked of it', () => {
  expect(plan('{ towns { name clerk budget } }')).toEqual([
    'side by side',
    '  budgets asks { towns { name budget } }',
    '  registry asks { towns { clerk } }',
  ]);
});

test('a twin that turns out to have nothing of what is asked is not asked', () => {
  const three = tellPlansOver({
    maps: `type Query { city: City @shareable } type Part { height: Int }
      type City { name: String @shareable code: ID @shareable area: Int part: Part @shareable }`,
    registry: `type Query { city: City @shareable } type Part { clerk: String }
      type City { name: String @shareable code: ID @shareable part: Part @shareable }`,
    budgets: 'type Query { city: City @shareable } type City { part: Part @shareable } type Part { budget: Int }',
  });
  expect(three('{ city { name code area part { budget } } }')).toEqual([
    'side by side',
    '  maps asks { city { name code area } }',
    '  budgets asks { city { part { budget } } }',
  ]);
});
