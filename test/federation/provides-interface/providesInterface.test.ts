import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { throughInterfaces, throughUnions } from './departments.ts';

describe('an interface within an interface', () => {
  const { ask, calls } = useFederation(throughInterfaces);

  test('a fact that is provided for one kind only', async () => {
    expect(await ask('{ careHome { staff { __typename ... on Nurse { name } } } }')).toEqual({
      data: { careHome: { staff: [{ __typename: 'Nurse', name: '韩护士' }, { __typename: 'Cook' }] } },
    });
    expect(calls()).toEqual({ directory: 1 });
  });
});

describe('a union that two departments list', () => {
  const { ask, calls } = useFederation(throughUnions);

  test('is asked of the one that provides the title', async () => {
    expect(await ask('{ materials { ... on Leaflet { id title } ... on Film { id } } }')).toEqual({
      data: { materials: [{ id: 'm1', title: '养老须知' }, { id: 'm2' }] },
    });
    expect(calls()).toEqual({ counter: 1 });
  });

  test('and the kind it provides nothing for is asked of the owner', async () => {
    expect(await ask('{ materials { ... on Leaflet { id title } ... on Film { id title } } }')).toEqual({
      data: {
        materials: [
          { id: 'm1', title: '养老须知' },
          { id: 'm2', title: '医保动画' },
        ],
      },
    });
    expect(calls()).toEqual({ counter: 1, editors: 1 });
  });
});
