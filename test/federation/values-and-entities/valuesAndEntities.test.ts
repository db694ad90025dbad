import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

const bothKinds = (fields: string) => `... on Resident { ${fields} } ... on Staff { ${fields} }`;
const levels = (depth: number, fields: string): string =>
  bothKinds(depth === 0 ? fields : `${fields} similar { ${levels(depth - 1, fields)} }`);
const answer = (depth: number, people: readonly object[]): object[] =>
  people.map(person => (depth === 0 ? person : { ...person, similar: answer(depth - 1, people) }));
const resident = { id: 'r1', name: '张三' };
const both = [resident, { id: 's1', name: '李四' }];

test.for([0, 1, 2])(
  'a value leads to the entity, beside a union of ids that differ in what may be missing, %i levels deep',
  async depth => {
    expect(await ask(`{ residents { id name } accounts { ${levels(depth, 'id name')} } }`)).toEqual({
      data: { residents: [resident], accounts: answer(depth, both) },
    });
  },
);

test('without the ids nothing differs', async () => {
  expect(await ask(`{ accounts { ${levels(2, 'name')} } }`)).toEqual({
    data: {
      accounts: answer(
        2,
        both.map(({ name }) => ({ name })),
      ),
    },
  });
});

test('in whatever order the kinds are named at each level', async () => {
  expect(
    await ask(`{ accounts {
      ... on Staff { similar { ... on Resident { id } ... on Staff { id } } id }
      ... on Resident { id similar { ... on Staff { id } ... on Resident { id } } } } }`),
  ).toEqual({
    data: {
      accounts: answer(
        1,
        both.map(({ id }) => ({ id })),
      ),
    },
  });
});
