import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test('a caller may write a directive that the departments define, with its default or its own arguments', async () => {
  expect(await ask('{ rulings @purpose cases @purpose(code: AUDIT, note: "x") { id ruling @purpose } }')).toEqual({
    data: { rulings: 7, cases: [{ id: '1', ruling: '维持' }] },
  });
});

test('its variables count as used', async () => {
  expect(
    await ask(
      'query ($p: Purpose!) @purpose(code: $p) { cases { ... @purpose(code: $p) { ruling } ...F @purpose } } fragment F on Case { id }',
      {
        p: 'AUDIT',
      },
    ),
  ).toEqual({ data: { cases: [{ ruling: '维持', id: '1' }] } });
});

test('a wrong argument is refused in the words of graphql-js', async () => {
  expect(await ask('{ rulings @purpose(code: GOSSIP) }')).toMatchObject({
    errors: [{ message: 'Value "GOSSIP" does not exist in "Purpose" enum.' }],
  });
});
