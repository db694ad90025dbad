import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { throughInterfaces, throughUnions } from './departments.ts';

describe('an interface within an interface', () => {
  const { ask, calls } = useFederation(throughInterfaces);
  const nurse = { id: 's1', name: '韩护士' };
  const cook = { id: 's2', name: '冯师傅' };

  test('comes whole from the department that provides it', async () => {
    expect(await ask('{ home { id staff { id name } } }')).toEqual({ data: { home: { id: 'h1', staff: [nurse, cook] } } });
    expect(calls()).toEqual({ inspection: 1 });
  });

  test('a fact about one kind that is not provided comes from its owner, beside what is', async () => {
    expect(await ask('{ home { id staff { id name ... on Cook { years } } } }')).toEqual({
      data: { home: { id: 'h1', staff: [nurse, { ...cook, years: 6 }] } },
    });
  });

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
