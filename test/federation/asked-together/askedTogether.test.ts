import { beforeEach, describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments, heardAbout } from './departments.ts';

const { ask, calls } = useFederation(departments);
const everybody = ['p1', 'unknown', 'p2'];

beforeEach(() => void heardAbout());

describe('two departments that are asked about the same persons at the same moment', () => {
  test('hear about each once; who has no id, or is unknown to them, has null from both, and a failure of one is its own', async () => {
    expect(await ask('{ visits { no by { pension years } } }')).toMatchObject({
      data: {
        visits: [
          { no: 0, by: { pension: 900, years: 12 } },
          { no: 1, by: { pension: 900, years: 12 } },
          { no: 2, by: { pension: null, years: null } },
          { no: 3, by: { pension: null, years: null } },
          { no: 4, by: { pension: null, years: 7 } },
        ],
      },
      errors: [{ path: ['visits', 4, 'by', 'pension'], extensions: { department: 'pensions' } }],
    });
    expect(heardAbout()).toEqual({ pensions: everybody, insurance: everybody });
  });

  test('are each asked only what their conditions allow', async () => {
    const query = 'query ($all: Boolean!) { visits { by { pension @include(if: $all) years } } }';
    expect(await ask(query, { all: false })).toEqual({
      data: { visits: [12, 12, null, null, 7].map(years => ({ by: { years } })) },
    });
    expect(heardAbout()).toEqual({ pensions: [], insurance: everybody });
  });

  test('stay apart where a person has another name in each', async () => {
    const told = [
      [900, 12],
      [900, 12],
      [null, null],
      [null, null],
      [null, 7],
    ];
    expect(await ask('{ visits { a: by { pension } b: by { years } } }')).toMatchObject({
      data: { visits: told.map(([pension, years]) => ({ a: { pension }, b: { years } })) },
    });
    expect(calls()).toEqual({ register: 1, pensions: 1, insurance: 1 });
  });
});
