import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test('a field of an input that all departments have reaches each, with defaults filled in', async () => {
  const answer = await ask(
    'query ($w: Where!, $y: Int!) { pensions(where: $w) subsidies(where: { year: $y, nested: { from: "2020" } }) }',
    { w: { year: 2025, nested: { to: null } }, y: 2026 },
  );
  expect(answer).toEqual({
    data: {
      pensions: JSON.stringify({ township: 't1', year: 2025, nested: { to: null } }),
      subsidies: JSON.stringify({ township: 't1', year: 2026, nested: { from: '2020' } }),
    },
  });
});

test('a field that only one department has does not exist for callers', async () => {
  expect(await ask('{ pensions(where: { year: 1, onlyHere: true }) }')).toMatchObject({
    errors: [{ message: 'Field "onlyHere" is not defined by type "Where".' }],
  });
  expect(await ask('query ($w: Where!) { subsidies(where: $w) }', { w: { year: 1, onlyThere: true } })).toMatchObject({
    errors: [
      {
        message:
          'Variable "$w" got invalid value { year: 1, onlyThere: true }; Field "onlyThere" is not defined by type "Where".',
      },
    ],
  });
  expect(await ask('{ pensions(where: { year: 1, nested: { hidden: "x" } }) }')).toMatchObject({
    errors: [{ message: 'Field "hidden" is not defined by type "Span".' }],
  });
});

test('a required field is required in the words of graphql-js', async () => {
  expect(await ask('query ($w: Where!) { pensions(where: $w) }', { w: {} })).toMatchObject({
    errors: [
      {
        message: 'Variable "$w" got invalid value {}; Field "year" of required type "Int!" was not provided.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ],
  });
});
