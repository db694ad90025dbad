import { beforeEach, describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { createDepartments } from './departments.ts';

const { people, benefits } = createDepartments();
const { ask } = useFederation([people, benefits]);
const say = (department: typeof people, data: object, errors?: object[]) => {
  department.says = JSON.stringify({ data, ...(errors ? { errors } : {}) });
};
const broken = (...path: (string | number)[]) => ({
  message: expect.stringContaining('不符'),
  path,
  extensions: { code: 'DEPARTMENT_INVALID_ANSWER' },
});
const person = { __typename: 'Person', id: 'p1', name: '甲', born: 1950 };

beforeEach(() => {
  people.says = undefined;
  benefits.says = undefined;
});

describe('a field that was asked for, and comes neither as value nor as null nor with an error,', () => {
  test('is null with an error at each of its places', async () => {
    say(people, { people: [{ id: 'p1', name: '甲' }, { id: 'p2', born: 1960, home: {} }, null] });
    expect(await ask('{ people { id n: name born home { street } } }')).toEqual({
      data: {
        people: [{ id: 'p1', n: null, born: null, home: null }, { id: 'p2', n: null, born: 1960, home: { street: null } }, null],
      },
      errors: [
        broken('people', 0, 'n'),
        broken('people', 0, 'born'),
        broken('people', 0, 'home'),
        broken('people', 1, 'n'),
        broken('people', 1, 'home', 'street'),
      ],
    });
  });

  test('of an entity too', async () => {
    say(people, { people: [person] });
    say(benefits, { _entities: [{ rate: 1 }] });
    expect(await ask('{ people { name benefit rate } }')).toEqual({
      data: { people: [{ name: '甲', benefit: null, rate: 1 }] },
      errors: [broken('people', 0, 'benefit')],
    });
  });
});

describe('it is no broken promise when', () => {
  test('the department does not know the entity', async () => {
    say(people, { people: [person, { ...person, id: 'p2' }] });
    say(benefits, { _entities: [null, { benefit: '低保' }] });
    expect(await ask('{ people { id benefit } }')).toEqual({
      data: {
        people: [
          { id: 'p1', benefit: null },
          { id: 'p2', benefit: '低保' },
        ],
      },
    });
  });

  test('a condition left the field out', async () => {
    say(people, { people: [{ id: 'p1' }] });
    expect(
      await ask('query ($no: Boolean!) { people { id name @skip(if: $no) ... @skip(if: $no) { born benefit } } }', { no: true }),
    ).toEqual({
      data: { people: [{ id: 'p1' }] },
    });
  });

  test('it belongs to another type', async () => {
    say(people, { shown: { __typename: 'Notice', text: '公告' } });
    expect(await ask('{ shown { ... on Notice { text } ... on Person { name benefit } } }')).toEqual({
      data: { shown: { text: '公告' } },
    });
  });

  test('one of two departments does not know a person whom the other knows', async () => {
    say(people, { person: null, _entities: [null] });
    say(benefits, { person: { __typename: 'Person', id: 'p1', benefit: '低保', rate: 2 }, _entities: [null] });
    expect(await ask('{ person { name benefit } }')).toEqual({ data: { person: { name: null, benefit: '低保' } } });
  });

  test('the department says itself why', async () => {
    say(people, { people: [{ id: 'p1', name: null, born: 1950 }] }, [{ message: 'x', path: ['people', 0, 'name'] }]);
    expect(await ask('{ people { name born } }')).toMatchObject({
      data: { people: [{ name: null, born: 1950 }] },
      errors: [{ path: ['people', 0, 'name'], extensions: { code: 'DEPARTMENT_ERROR', department: 'people' } }],
    });
  });
});
