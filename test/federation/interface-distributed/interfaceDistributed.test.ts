import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, calls } = useFederation(departments);
const bothYears = [{ years: 3 }, { years: 4 }];
const bothIds = [{ id: 'lift1' }, { id: 'lift2' }];

describe('an interface that a kind is of at one department and not at the other', () => {
  test.for([
    ['{ aids { ... on Node { id } } }', { aids: [{ id: 'ramp1' }, { id: 'ramp2' }, ...bothIds] }],
    ['{ nodes { ... on Lift { years } ... on Ramp { id } } }', { nodes: bothYears }],
    ['{ nodes { id } }', { nodes: bothIds }],
    ['{ nodes { ... on Node { id } } }', { nodes: bothIds }],
    ['{ nodes { ... on Node { ... on Warranted { years } } } }', { nodes: bothYears }],
    [
      '{ nodes { ... on Node { id ... on Node { id ... on Warranted { years } } } } }',
      {
        nodes: [
          { id: 'lift1', years: 3 },
          { id: 'lift2', years: 4 },
        ],
      },
    ],
    [
      '{ lifts { ...A ...B } } fragment A on Lift { id } fragment B on Node { id __typename }',
      { lifts: bothIds.map(one => ({ ...one, __typename: 'Lift' })) },
    ],
    ['{ node(id: "lift1") { ... on Lift { years } } }', { node: { years: 3 } }],
  ] as const)('is asked about only where it is known: %s', async ([query, data]) => {
    expect(await ask(query)).toEqual({ data });
    expect(calls()).toEqual({ buildings: 1 });
  });

  test('the other department’s fields come by the interface as well', async () => {
    expect(await ask('{ aids { ... on Warranted { years } } }')).toEqual({
      data: { aids: [{ years: 1 }, { years: 1 }, ...bothYears] },
    });
  });

  test.for(['... on Ramp { years }', '... on Lift { years }'])(
    'an object that is not of the interface where it came from is null, with an error: %s',
    async fragment => {
      expect(await ask(`{ node(id: "ramp1") { ${fragment} } }`)).toMatchObject({
        data: { node: null },
        errors: [{ path: ['node'] }],
      });
    },
  );
});
