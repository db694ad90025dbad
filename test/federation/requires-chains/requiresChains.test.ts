import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { backAndForth, fromHidden, keyAndFactFromThird, listOfReferences } from './departments.ts';

describe('from a hidden fact, step by step', () => {
  const { ask } = useFederation(fromHidden);

  test.for([
    ['mayRent', { mayRent: false }],
    ['isRich', { isRich: true }],
    ['isRich mayRent', { isRich: true, mayRent: false }],
    ['mayRentAfterAllowance', { mayRentAfterAllowance: true }],
    ['mayRent mayRentAfterAllowance', { mayRent: false, mayRentAfterAllowance: true }],
  ] as const)('%s', async ([fields, applicant]) => {
    expect(await ask(`{ applicant { ${fields} } }`)).toEqual({ data: { applicant } });
  });
});

describe('there, back, and there again', () => {
  const { ask } = useFederation(backAndForth);

  test('a fact that needs a fact that needs a fact of the first department', async () => {
    expect(await ask('{ letters { clerk { id name } } }')).toEqual({
      data: { letters: [{ clerk: { id: 'k2', name: '办事员 k2' } }, { clerk: { id: 'k1', name: '办事员 k1' } }] },
    });
  });

  test('beside what stands between', async () => {
    expect(await ask('{ letters { id clerkId reply { id clerkId } clerk { id } } }')).toEqual({
      data: {
        letters: [
          { id: '1', clerkId: 'k2', reply: { id: 'r1', clerkId: 'k2' }, clerk: { id: 'k2' } },
          { id: '2', clerkId: 'k1', reply: { id: 'r2', clerkId: 'k1' }, clerk: { id: 'k1' } },
        ],
      },
    });
  });
});

describe('a list of references that two fields need', () => {
  const { ask } = useFederation(listOfReferences);

  test('comes from the department that can make it only from a third one’s fact', async () => {
    expect(await ask('{ person { byState sum } }')).toEqual({ data: { person: { byState: 1, sum: 2 } } });
  });
});

describe('a department that knows people by a key that the first does not know', () => {
  const { ask } = useFederation(keyAndFactFromThird);

  test('gets the key and the fact it needs from one and the same third department', async () => {
    expect(await ask('{ visitors { retired } }')).toEqual({ data: { visitors: [{ retired: true }, { retired: false }] } });
    expect(await ask('{ visitors { ticket idNumber born retired } }')).toEqual({
      data: {
        visitors: [
          { ticket: 't1', idNumber: 'n-t1', born: 1950, retired: true },
          { ticket: 't2', idNumber: 'n-t2', born: 1990, retired: false },
        ],
      },
    });
  });
});
