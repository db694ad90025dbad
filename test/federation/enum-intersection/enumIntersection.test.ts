import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

describe('a value that one department hides', () => {
  const { ask } = useFederation(departments);

  test('is not accepted', async () => {
    expect(await ask('{ households(kind: RELOCATED) { id } }')).toMatchObject({
      errors: [
        { message: 'Value "RELOCATED" does not exist in "Kind" enum.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      ],
    });
    expect(await ask('query ($kind: Kind) { households(kind: $kind) { id } }', { kind: 'RELOCATED' })).toMatchObject({
      errors: [{ message: 'Variable "$kind" got invalid value "RELOCATED"; Value "RELOCATED" does not exist in "Kind" enum.' }],
    });
  });

  test('does not leave either: its place is null, with an error', async () => {
    expect(await ask('{ households { id kind kinds } }')).toMatchObject({
      data: {
        households: [
          { id: 'h1', kind: 'URBAN', kinds: ['URBAN', 'RURAL'] },
          { id: 'h2', kind: 'RURAL', kinds: ['RURAL'] },
          { id: 'h3', kind: null, kinds: [null, 'URBAN'] },
        ],
      },
      errors: [
        { path: ['households', 2, 'kind'], extensions: { code: 'DEPARTMENT_INVALID_ANSWER' } },
        { path: ['households', 2, 'kinds', 0], extensions: { code: 'DEPARTMENT_INVALID_ANSWER' } },
      ],
    });
  });

  test('is not told by introspection', async () => {
    expect(await ask('{ __type(name: "Kind") { enumValues { name } } }')).toEqual({
      data: { __type: { enumValues: [{ name: 'URBAN' }, { name: 'RURAL' }] } },
    });
  });

  test('values everybody knows pass in both directions, as arguments and defaults too', async () => {
    expect(
      await ask(
        'query ($k: Kind = RURAL) { households(kind: $k) { id state asked no: asked(state: PAID) } byState(state: PAID) { kind } }',
      ),
    ).toEqual({
      data: { households: [{ id: 'h2', state: 'REFUSED', asked: true, no: false }], byState: [{ kind: 'URBAN' }] },
    });
  });
});
