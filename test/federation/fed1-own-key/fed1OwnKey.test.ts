import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test('a field that is called external, and is part of a key that only its own department has, comes from there', async () => {
  expect(await ask('{ inStock { id shelf price code name } }')).toEqual({
    data: { inStock: { id: 'a1', shelf: 's7', price: 299.5, code: 'c1', name: '轮椅' } },
  });
});

test('and the extension lists by itself', async () => {
  expect(await ask('{ priced { price code } }')).toEqual({ data: { priced: { price: 1200, code: 'c2' } } });
});
