import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test.for([
  ['{ __typename }', { __typename: 'Query' }],
  [
    'mutation { __typename touch { __typename kind: __typename } }',
    { __typename: 'Mutation', touch: { __typename: 'Nursery', kind: 'Nursery' } },
  ],
  ['{ place { __typename kind: __typename } }', { place: { __typename: 'School', kind: 'School' } }],
  ['{ place { t: __typename } site { t: __typename } }', { place: { t: 'School' }, site: { t: 'Nursery' } }],
  [
    '{ site { id __typename kind: __typename k: __typename } }',
    { site: { id: 'n1', __typename: 'Nursery', kind: 'Nursery', k: 'Nursery' } },
  ],
  [
    '{ place { __typename ... on School { a: __typename } ... on Nursery { a: __typename } } }',
    { place: { __typename: 'School', a: 'School' } },
  ],
  [
    '{ site { ... on School { a: __typename } ... on Nursery { b: __typename } ... on Site { c: __typename } } }',
    { site: { b: 'Nursery', c: 'Nursery' } },
  ],
  [
    '{ sites { id: __typename __typename: id } }',
    {
      sites: [
        { id: 'School', __typename: 's1' },
        { id: 'Nursery', __typename: 'n1' },
      ],
    },
  ],
  [
    '{ sites { ... on School { doctor { __typename } } near { __typename near { __typename } } } }',
    {
      sites: [
        {
          doctor: { __typename: 'Doctor' },
          near: [{ __typename: 'Nursery', near: [{ __typename: 'School' }, { __typename: 'Nursery' }] }],
        },
        {
          near: [
            { __typename: 'School', near: [{ __typename: 'Nursery' }] },
            { __typename: 'Nursery', near: [{ __typename: 'School' }, { __typename: 'Nursery' }] },
          ],
        },
      ],
    },
  ],
  [
    '{ clerks { __typename id } inspected { __typename } }',
    { clerks: [{ __typename: 'Teacher', id: 't1' }], inspected: [{ __typename: 'Teacher' }] },
  ],
  ['{ __typename ...R sites @skip(if: true) { id } } fragment R on Query { q: __typename }', { __typename: 'Query', q: 'Query' }],
] as const)('%s', async ([query, data]) => {
  expect(await ask(query)).toEqual({ data });
});
