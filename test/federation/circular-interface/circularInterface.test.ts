import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, heardBy } = useFederation(departments);

test('an interface whose field is a list of itself is followed in one department alone', async () => {
  expect(await ask('{ task(id: "k1") { id sameYear { id sameYear { id sameYear { __typename id } } } } }')).toEqual({
    data: {
      task: {
        id: 'k1',
        sameYear: [
          {
            id: 'k2',
            sameYear: [
              {
                id: 'k1',
                sameYear: [
                  { __typename: 'KeyTask', id: 'k2' },
                  { __typename: 'RoutineTask', id: 'k3' },
                ],
              },
            ],
          },
          { id: 'k3', sameYear: [] },
        ],
      },
    },
  });
  expect(heardBy('offices')).toEqual([]);
});

test('and with another department’s fields at each depth', async () => {
  expect(
    await ask(
      '{ task(id: "k2") { office sameYear { title ... on KeyTask { sameYear { title ... on RoutineTask { office } } } } } }',
    ),
  ).toEqual({
    data: {
      task: {
        office: '二科',
        sameYear: [{ title: '参保扩面', sameYear: [{ title: '床位建设' }, { title: '殡葬服务', office: '一科' }] }],
      },
    },
  });
});
