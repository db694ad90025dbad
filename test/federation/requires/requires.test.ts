import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { chain, circle, nested } from './departments.ts';

describe('facts that lean on facts', () => {
  const { ask, heardBy } = useFederation(chain);

  test('come in as many steps as it takes', async () => {
    expect(await ask('{ people { letter } }')).toEqual({
      data: { people: [{ letter: 'true 1000/900' }, { letter: 'false 0/null' }] },
    });
  });

  test('wherever the question begins', async () => {
    expect(await ask('{ addressee { letter id } poorest { letter eligible } }')).toEqual({
      data: { addressee: { letter: 'false 0/null', id: 'p2' }, poorest: { letter: 'true 1000/900', eligible: true } },
    });
  });

  test('beside the same facts for their own sake, under other names', async () => {
    expect(await ask('{ people { born: income income: born eligible pension: urgency urgency: pension } }')).toEqual({
      data: {
        people: [
          { born: 900, income: 1950, eligible: true, pension: '1000/900', urgency: 1000 },
          { born: null, income: 1990, eligible: false, pension: '0/null', urgency: 0 },
        ],
      },
    });
  });

  test('only the steps that are needed are taken', async () => {
    expect(await ask('{ people { pension } }')).toEqual({ data: { people: [{ pension: 1000 }, { pension: 0 }] } });
    expect(heardBy('births')).toEqual(['Person.id', 'Person.retired', 'Query.people']);
    expect(heardBy('incomes')).toEqual(['Person.pension']);
    expect(heardBy('relief')).toEqual([]);
  });
});

describe('two departments that need each other', () => {
  const { ask } = useFederation(circle);

  test('are asked in turns', async () => {
    expect(await ask('{ feed { byExpert byNovice } }')).toEqual({
      data: {
        feed: [
          { byExpert: false, byNovice: true },
          { byExpert: true, byNovice: false },
        ],
      },
    });
    expect(await ask('{ feed { byExpert } }')).toEqual({ data: { feed: [{ byExpert: false }, { byExpert: true }] } });
    expect(await ask('{ feed { author { id years } byExpert } }')).toEqual({
      data: {
        feed: [
          { author: { id: 'a1', years: 3 }, byExpert: false },
          { author: { id: 'a2', years: 12 }, byExpert: true },
        ],
      },
    });
  });
});

describe('objects, lists and entities behind entities', () => {
  const { ask } = useFederation(nested);

  test('travel whole, and only what is required of them', async () => {
    expect(await ask('{ households { summary members { id salary } } }')).toEqual({
      data: {
        households: [
          {
            summary: JSON.stringify({
              address: { street: '解放路', city: { code: 'C1' } },
              members: [{ age: 70 }, { age: 30 }],
              head: { age: 70, salary: 4000 },
            }),
            members: [
              { id: 'm1', salary: 4000 },
              { id: 'm2', salary: 4000 },
            ],
          },
          { summary: JSON.stringify({ address: null, members: [], head: null }), members: [] },
        ],
      },
    });
  });
});
