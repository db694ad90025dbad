import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, calls, heardBy } = useFederation(departments);

describe('an object of an interface, from a department that cannot be asked about it', () => {
  test.for([
    ['{ noted { id note } }', { noted: { id: 'r1', note: '已核对' } }],
    ['{ noted { id } }', { noted: { id: 'r1' } }],
  ] as const)('tells what it came with: %s', async ([query, data]) => {
    expect(await ask(query)).toEqual({ data });
    expect(calls()).toEqual({ relief: 1 });
  });

  test('needs nobody else for its key', async () => {
    expect(await ask('{ aid { id } }')).toEqual({ data: { aid: { id: 'a1' } } });
    expect(heardBy('relief')).toEqual([]);
  });

  test('gets its kind, and the kind’s fields, where the kinds are known', async () => {
    expect(await ask('{ aid { ... on Grant { id } } }')).toEqual({ data: { aid: { id: 'a1' } } });
    expect(await ask('{ aid { __typename ... on Grant { title } } }')).toEqual({
      data: { aid: { __typename: 'Grant', title: '助学金' } },
    });
  });

  test('does not have the fields of its kinds itself', async () => {
    expect(await ask('{ aid { id title } }')).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  });
});

test.for(['{ record { id } }', '{ record { note } }'])(
  'an interface without kinds gives nothing, and says so: %s',
  async query => {
    const { data, errors } = (await ask(query)) as { data?: { record?: unknown }; errors?: unknown[] };
    expect(data?.record ?? null).toBeNull();
    expect(errors).toHaveLength(1);
  },
);
