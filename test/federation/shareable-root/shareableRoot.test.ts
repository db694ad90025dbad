import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, calls, heardBy } = useFederation(departments);

test('one root field, several departments: the parts make one object', async () => {
  expect(await ask('{ person { id name { given family old } home { town } job } }')).toEqual({
    data: { person: { id: 'p1', name: { given: '伟', family: '张', old: '章' }, home: { town: '城关镇' }, job: '教师' } },
  });
  expect(calls()).toEqual({ names: 1, homes: 1, jobs: 1 });
});

test('lists are put together by position', async () => {
  expect(await ask('{ people { name { given old } home { town } job } }')).toEqual({
    data: {
      people: [
        { name: { given: '伟', old: '章' }, home: { town: '城关镇' }, job: '教师' },
        { name: null, home: { town: '河西镇' }, job: null },
      ],
    },
  });
});

test('who has nothing to add is not asked', async () => {
  expect(await ask('{ person { job who: id } }')).toEqual({ data: { person: { job: '教师', who: 'p1' } } });
  expect(calls()).toEqual({ jobs: 1 });
  expect(heardBy('names')).toEqual([]);
});
