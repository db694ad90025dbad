import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test.for([
  ['{ visited { town } }', { visited: { town: '城关镇' } }],
  ['{ registered { town } }', { registered: { town: '河西镇' } }],
  ['{ visited { district } }', { visited: { district: null } }],
  ['{ registered { district } }', { registered: { district: 'a2 区' } }],
  ['{ visited { address { __typename id } } }', { visited: { address: { __typename: 'Home', id: 'a1' } } }],
  ['{ registered { address { __typename id } } }', { registered: { address: { __typename: 'Workplace', id: 'a2' } } }],
  [
    '{ visited { town address { ... on Home { town } ... on Hotel { id } } } registered { name town } }',
    { visited: { town: '城关镇', address: { town: '城关镇' } }, registered: { name: '杨一', town: '河西镇' } },
  ],
] as const)('an interface whose kinds are entities is required by its id: %s', async ([query, data]) => {
  expect(await ask(query)).toEqual({ data });
});
