import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, calls } = useFederation(departments);

test('a key that is null leads nowhere: the field is null, and nobody is asked about nobody', async () => {
  expect(await ask('{ filings { about { number judge { name } } } }')).toEqual({
    data: {
      filings: [
        { about: { number: 'n1', judge: { name: '王法官' } } },
        { about: { number: 'n2', judge: { name: '李法官' } } },
        { about: { number: 'n3', judge: null } },
        { about: { number: 'n4', judge: null } },
        { about: null },
        { about: { number: 'unknown', judge: null } },
      ],
    },
  });
  expect(calls()).toEqual({ intake: 1, dockets: 1, bench: 1 });
});
