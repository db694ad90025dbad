import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, calls } = useFederation(departments);
const civil = { id: 'u1', name: '民政局' };
const care = { id: 'u2', name: '养老科' };
const group = { id: 'u3', name: '津贴组' };

test('objects that are provided on the way come from the provider alone', async () => {
  expect(await ask('{ benefits { id units { id name } } }')).toEqual({
    data: {
      benefits: [
        { id: 'b1', units: [civil, care] },
        { id: 'b2', units: [group, care] },
      ],
    },
  });
  expect(calls()).toEqual({ names: 1 });
});

test('also where what is provided leads back to its own type', async () => {
  const withParts = { ...care, parts: [group] };
  expect(await ask('{ benefits { id units { id name parts { id name } } } }')).toEqual({
    data: {
      benefits: [
        { id: 'b1', units: [{ ...civil, parts: [care] }, withParts] },
        { id: 'b2', units: [{ ...group, parts: [civil] }, withParts] },
      ],
    },
  });
  expect(calls()).toEqual({ names: 1 });
});

test('one level deeper than provided, the owner is asked', async () => {
  expect(await ask('{ benefits { units { parts { parts { id } } } } }')).toEqual({
    data: {
      benefits: [
        { units: [{ parts: [{ parts: [{ id: 'u3' }] }] }, { parts: [{ parts: [{ id: 'u1' }] }] }] },
        { units: [{ parts: [{ parts: [{ id: 'u2' }] }] }, { parts: [{ parts: [{ id: 'u1' }] }] }] },
      ],
    },
  });
});
