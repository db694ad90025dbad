import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, heardBy, calls } = useFederation(departments);

test('a department that knows an entity by another key is reached through the department that knows both', async () => {
  expect(await ask('{ clinics { name } }')).toEqual({ data: { clinics: [{ name: '城关镇卫生院' }, { name: '人民医院' }] } });
  expect(heardBy('licensing')).toEqual(['Clinic.name']);
});

test('a composite key travels whole', async () => {
  expect(await ask('{ clinics { fee { amount currency } } }')).toEqual({
    data: { clinics: [{ fee: { amount: 12.5, currency: 'CNY' } }, { fee: { amount: 30, currency: 'CNY' } }] },
  });
});

test('entities that lead to each other end where they began, each with its own values', async () => {
  expect(
    await ask(`{ leading {
      clinics { code township { label mainClinic { code name township { label } } } }
      selected { name township { mainClinic { fee { amount } } } } first { code name } } }`),
  ).toEqual({
    data: {
      leading: {
        clinics: [
          {
            code: 'c2',
            township: { label: '河西镇', mainClinic: { code: 'c2', name: '人民医院', township: { label: '河西镇' } } },
          },
        ],
        selected: { name: '城关镇卫生院', township: { mainClinic: { fee: { amount: 12.5 } } } },
        first: { code: 'c2', name: '人民医院' },
      },
    },
  });
});

test('an entity behind a key that was given by the caller is completed by its own department only', async () => {
  expect(await ask('{ licensed(licence: "L-200") { licence name } }')).toEqual({
    data: { licensed: { licence: 'L-200', name: '人民医院' } },
  });
  expect(calls()).toEqual({ licensing: 1 });
});

test('nobody is asked for a field that only another department needs', async () => {
  await ask('{ clinics { code township { label } } }');
  expect(calls()).toEqual({ register: 1, places: 1 });
  expect(heardBy('register')).toEqual(['Clinic.code', 'Clinic.township', 'Query.clinics', 'Township.id']);
  expect(heardBy('places')).toEqual(['Township.label']);
});
