import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { abstractDepartments, departments } from './departments.ts';

describe('on a field', () => {
  const { ask, heardBy, calls } = useFederation(departments);

  test.for([
    ['{ benefit { id } }', { benefit: { id: 'b1' } }],
    ['{ benefit { id name } }', { benefit: { id: 'b1', name: '津贴 b1' } }],
    ['{ benefit { id shown: name } }', { benefit: { id: 'b1', shown: '津贴 b1' } }],
    ['{ benefit { id ... on Benefit { name } } }', { benefit: { id: 'b1', name: '津贴 b1' } }],
    ['{ benefit { ...F } } fragment F on Benefit { id name }', { benefit: { id: 'b1', name: '津贴 b1' } }],
    ['{ benefits { name } }', { benefits: [{ name: '津贴 b1' }, { name: '津贴 b2' }] }],
    ['{ benefit { id ... @skip(if: true) { summary } } }', { benefit: { id: 'b1' } }],
    ['{ benefit { id ... on Benefit @include(if: false) { summary } } }', { benefit: { id: 'b1' } }],
  ] as const)('what is provided, and no more, is asked of the provider alone: %s', async ([query, data]) => {
    expect(await ask(query)).toEqual({ data });
    expect(calls()).toEqual({ desk: 1 });
  });

  test('what is not provided is asked of the owner, without what was provided', async () => {
    expect(await ask('{ benefits { id ... { name } ... { extra } } }')).toEqual({
      data: {
        benefits: [
          { id: 'b1', name: '津贴 b1', extra: 'extra b1' },
          { id: 'b2', name: '津贴 b2', extra: 'extra b2' },
        ],
      },
    });
    expect(heardBy('catalogue')).toEqual(['Benefit.extra']);
  });

  test('provided objects within objects need no owner either', async () => {
    expect(await ask('{ nested { id groups { id label sub { label } } } }')).toEqual({
      data: { nested: [{ id: 'b1', groups: [{ id: 'g1', label: '组 g1', sub: [{ label: '组 g2' }] }] }] },
    });
    expect(calls()).toEqual({ desk: 1 });
  });

  test('on another way to the same entity nothing is provided', async () => {
    expect(await ask('{ bare { extra } }')).toEqual({ data: { bare: [{ extra: 'extra b2' }] } });
    expect(heardBy('desk')).toEqual(['Benefit.id', 'Query.bare']);
  });
});

describe('on a union and on an interface', () => {
  const { ask, calls, heardBy } = useFederation(abstractDepartments);

  test('the kinds that are provided for need no owner', async () => {
    expect(await ask('{ materials { ... on Leaflet { pages } } media { ... on Leaflet { pages title } id } }')).toEqual({
      data: { materials: [{ pages: 4 }, {}], media: [{ pages: 4, title: '养老须知', id: 'm1' }, { id: 'm2' }] },
    });
    expect(calls()).toEqual({ counter: 1 });
  });

  test('the others do', async () => {
    expect(
      await ask('{ materials { __typename ... on Leaflet { pages author } ... on Film { minutes title } } media { title } }'),
    ).toEqual({
      data: {
        materials: [
          { __typename: 'Leaflet', pages: 4, author: '宣传科' },
          { __typename: 'Film', minutes: 3, title: '医保动画' },
        ],
        media: [{ title: '养老须知' }, { title: '医保动画' }],
      },
    });
    expect(heardBy('archive')).not.toContain('Leaflet.pages');
  });
});
