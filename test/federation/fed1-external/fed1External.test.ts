import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { keysOfOldSystems, mysterious, writings } from './departments.ts';

describe.each(Object.entries(writings))('%s', (_, departments) => {
  const { ask, heardBy } = useFederation(departments);

  test('an extension adds its fields to the owner’s people', async () => {
    expect(await ask('{ people { id name rate } }')).toEqual({
      data: {
        people: [
          { id: 'p1', name: '陈一', rate: 3 },
          { id: 'p2', name: '陈二', rate: 5 },
        ],
      },
    });
    expect(heardBy('rates')).toEqual(['Person.rate']);
  });

  test('it gets what it requires from the owner', async () => {
    expect(await ask('{ insured { id greeting } people { greeting } }')).toEqual({
      data: {
        insured: [
          { id: 'p1', greeting: '您好，陈一' },
          { id: 'p2', greeting: '您好，陈二' },
        ],
        people: [{ greeting: '您好，陈一' }, { greeting: '您好，陈二' }],
      },
    });
  });

  test('it lists people itself, and what it provides there is not asked of the owner', async () => {
    expect(await ask('{ insured { id name } callers { phone } }')).toEqual({
      data: {
        insured: [
          { id: 'p1', name: '陈一' },
          { id: 'p2', name: '陈二' },
        ],
        callers: [{ phone: '0579-1' }, { phone: '0579-2' }],
      },
    });
    expect(heardBy('home')).toEqual([]);
  });

  test('what it does not provide comes from the owner', async () => {
    expect(await ask('{ insured { name phone rate } }')).toEqual({
      data: {
        insured: [
          { name: '陈一', phone: '0579-1', rate: 3 },
          { name: '陈二', phone: '0579-2', rate: 5 },
        ],
      },
    });
    expect(heardBy('home')).toEqual(['Person.phone']);
  });
});

describe('keys of old systems', () => {
  const { ask } = useFederation(keysOfOldSystems);

  test('a composite key is fetched where it is known, before the extension is asked', async () => {
    expect(await ask('{ items { upc name price id pid } priced { upc name price } }')).toEqual({
      data: {
        items: [{ upc: 'u1', name: '轮椅', price: 299, id: 'i1', pid: 'q1' }],
        priced: { upc: 'u1', name: '轮椅', price: 299 },
      },
    });
  });
});

describe('an @external field that nothing uses', () => {
  const { ask, heardBy } = useFederation(mysterious);

  test('is resolved by its owner', async () => {
    expect(await ask('{ visitor { id name visits } }')).toEqual({ data: { visitor: { id: 'p2', name: '陈二', visits: 4 } } });
    expect(heardBy('home')).toEqual(['Person.name']);
    expect(heardBy('visits')).not.toContain('Person.name');
  });
});
