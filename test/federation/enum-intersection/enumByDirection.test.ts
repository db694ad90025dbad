import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { withBank } from './departments.ts';

const { ask } = useFederation(withBank);

test('an enum used for answers has the values of all departments', async () => {
  expect(await ask('{ byState(state: OPEN) { state } accounts { last } }')).toEqual({
    data: { byState: [{ state: 'REFUSED' }, { state: null }], accounts: [{ last: 'RETURNED' }, { last: 'OPEN' }] },
  });
});

test('an enum used for questions has the values that all departments understand', async () => {
  expect(await ask('{ accounts(state: PAID) { number } byState(state: PAID) { id } }')).toMatchObject({
    data: { byState: [{ id: 'h1' }] },
  });
  expect(await ask('{ byState(state: EVERY) { id } }')).toMatchObject({
    errors: [{ message: 'Value "EVERY" does not exist in "Asked" enum.' }],
  });
  expect(await ask('query ($s: Asked) { accounts(state: $s) { number } }', { s: 'LATE' })).toMatchObject({
    errors: [{ message: 'Variable "$s" got invalid value "LATE"; Value "LATE" does not exist in "Asked" enum.' }],
  });
});
