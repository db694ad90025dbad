import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test('departments find each other by what callers cannot see', async () => {
  expect(await ask('{ people { name born benefit(filter: { year: 2025 }) } }')).toEqual({
    data: { people: [{ name: '钱一', born: 1950, benefit: '低保' }] },
  });
});

test.for([
  ['{ people { idNumber } }', 'Cannot query field "idNumber" on type "Person".'],
  ['{ people { file { shelf } } }', 'Cannot query field "file" on type "Person".'],
  ['{ people(dead: true) { name } }', 'Unknown argument "dead" on field "Query.people".'],
  ['{ secretRoot }', 'Cannot query field "secretRoot" on type "Query".'],
  ['{ records { ... on SealedEntry { reason } } }', 'Unknown type "SealedEntry".'],
  ['{ people { benefit(filter: { internal: true }) } }', 'Field "internal" is not defined by type "Filter".'],
])('%s does not exist for callers', async ([query, message]) => {
  expect(await ask(query ?? '')).toEqual({
    errors: [
      expect.objectContaining({
        message: expect.stringContaining(message ?? ''),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      }),
    ],
  });
});

test('an object of a hidden type does not leave, not even by its name', async () => {
  const answer = await ask('{ subjects { __typename } records { __typename id ... on Entry { text } } }');
  expect(answer).toMatchObject({
    data: { subjects: [{ __typename: 'Person' }, null], records: [{ __typename: 'Entry', id: 'e1', text: '公开' }, null] },
    errors: [
      { path: ['subjects', 1], extensions: { code: 'NOT_IN_VIEW' } },
      { path: ['records', 1], extensions: { code: 'NOT_IN_VIEW' } },
    ],
  });
  expect(JSON.stringify(answer)).not.toMatch(/Sealed|s1/);
});

test('introspection shows none of it', async () => {
  const shown = JSON.stringify(
    await ask('{ __schema { types { name fields { name args { name } } inputFields { name } possibleTypes { name } } } }'),
  );
  for (const hidden of ['idNumber', 'shelf', 'File', 'dead', 'secretRoot', 'Sealed', 'internal', 'join__'])
    expect(shown).not.toContain(hidden);
});
