import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

describe('an interface of which each department owns the ids of one kind', () => {
  test.for([
    [
      '{ c: node(id: "c1") { __typename } l: node(id: "l1") { __typename } }',
      { c: { __typename: 'Citizen' }, l: { __typename: 'Letter' } },
    ],
    [
      '{ c: node(id: "c1") { ... on Citizen { id name } } l: node(id: "l1") { ... on Letter { id text } } }',
      { c: { id: 'c1', name: '郑一' }, l: { id: 'l1', text: '关于养老金的来信' } },
    ],
    ['{ c: node(id: "c1") { ... on Letter { id } } l: node(id: "l1") { ... on Citizen { id } } }', { c: {}, l: {} }],
    [
      '{ c: node(id: "c1") { __typename ... on Letter { id } } l: node(id: "l1") { __typename ... on Citizen { id } } }',
      { c: { __typename: 'Citizen' }, l: { __typename: 'Letter' } },
    ],
    ['{ letter(id: "l1") { id } citizen(id: "c1") { id } }', { letter: { id: 'l1' }, citizen: { id: 'c1' } }],
    ['{ letter(id: "l1") { id text sender { id } } }', { letter: { id: 'l1', text: '关于养老金的来信', sender: { id: 'c1' } } }],
    ['{ citizen(id: "c1") { id name letters { id } } }', { citizen: { id: 'c1', name: '郑一', letters: [{ id: 'l1' }] } }],
  ] as const)('is asked where the id is owned: %s', async ([query, data]) => {
    expect(await ask(query)).toEqual({ data });
  });

  test.for(['{ node(id: "c1") { id } }', '{ c: node(id: "c1") { id ... on Letter { id } } l: node(id: "l1") { __typename } }'])(
    'gives an error and never an id that somebody made up: %s',
    async query => {
      const answer = (await ask(query)) as { data?: unknown; errors?: unknown[] };
      expect(answer.data ?? null).toBeNull();
      expect(answer.errors).toHaveLength(1);
    },
  );
});
