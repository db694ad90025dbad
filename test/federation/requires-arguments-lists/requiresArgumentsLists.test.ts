import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);
const clerks = [{ clerk: { id: 'k2' } }, { clerk: { id: 'k1' } }];
const withFirst = [
  { clerk: { id: 'k2' }, remarks: [{ id: 'n1' }] },
  { clerk: { id: 'k1' }, remarks: [{ id: 'n4' }] },
];

test.for([
  ['{ letters { clerk { id } } }', clerks],
  ['{ letters { clerk { id } remarks(limit: 1) { id } } }', withFirst],
  ['query ($limit: Int = 1) { letters { clerk { id } remarks(limit: $limit) { id } } }', withFirst],
  [
    'query ($limit: Int = 1) { letters { clerk { id } ...A ...B } } fragment A on Letter { remarks(limit: $limit) { id } } fragment B on Letter { remarks(limit: $limit) { id } }',
    withFirst,
  ],
] as const)('a list is required at its own length, whatever length the caller asks for: %s', async ([query, answer]) => {
  expect(await ask(query)).toEqual({ data: { letters: answer } });
});

test('a list with an argument below a list that is required', async () => {
  expect(await ask('{ letters { remarks(limit: 3) { isFormula } } }')).toEqual({
    data: {
      letters: [
        { remarks: [{ isFormula: false }, { isFormula: false }, { isFormula: true }] },
        { remarks: [{ isFormula: true }, { isFormula: false }, { isFormula: false }] },
      ],
    },
  });
});
