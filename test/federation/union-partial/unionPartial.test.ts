import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { eachKnowsSome, oneKnowsAll } from './departments.ts';

describe('a union that one department knows in full and another in part', () => {
  const { ask, calls } = useFederation(oneKnowsAll);

  test('is answered in full by the one that knows it', async () => {
    expect(
      await ask(
        '{ form { title notices { __typename ... on Advice { id text } ... on Deadline { id day reason } ... on Refusal { id office } } } }',
      ),
    ).toEqual({
      data: {
        form: {
          title: '高龄津贴申请',
          notices: [
            { __typename: 'Advice', id: 'n1', text: '带身份证' },
            { __typename: 'Deadline', id: 'n2', day: '2026-03-01', reason: '年审' },
            { __typename: 'Refusal', id: 'n3', office: '民政局' },
          ],
        },
      },
    });
    expect(calls()).toEqual({ hall: 1 });
  });

  test('also when only the kinds are asked for that the other lacks', async () => {
    expect(await ask('{ form { notices { __typename ... on Deadline { day } ... on Refusal { office } } } }')).toEqual({
      data: {
        form: {
          notices: [
            { __typename: 'Advice' },
            { __typename: 'Deadline', day: '2026-03-01' },
            { __typename: 'Refusal', office: '民政局' },
          ],
        },
      },
    });
  });
});

describe('a union of which each department knows a part of its own', () => {
  const { ask } = useFederation(eachKnowsSome);
  const EVENTS = 'events { __typename ... on Note { text } ... on Payment { amount } ... on Visit { visitor } }';
  const note = { __typename: 'Note', text: '已受理' };
  const byFinance = { events: [note, { __typename: 'Payment', amount: 500 }] };
  const byStreet = { events: [note, { __typename: 'Visit', visitor: '网格员' }] };

  test.for([
    [`{ paid { progress { ${EVENTS} } } }`, { paid: { progress: byFinance } }],
    [`{ visited { progress { ${EVENTS} } } }`, { visited: { progress: byStreet } }],
  ] as const)('is answered by the department where the way began: %s', async ([query, data]) => {
    expect(await ask(query)).toEqual({ data });
  });

  test('is not asked of the other one for a kind that this one never gives', async () => {
    expect(await ask('{ paid { progress { events { __typename ... on Visit { visitor } } } } }')).toEqual({
      data: { paid: { progress: { events: [{ __typename: 'Note' }, { __typename: 'Payment' }] } } },
    });
  });

  test('is answered by either where the way begins in both', async () => {
    expect(await ask(`{ both { progress { ${EVENTS} } } }`)).toEqual({ data: { both: { progress: { events: [note] } } } });
  });

  test('is answered by the department that a field on the way leads to', async () => {
    expect(await ask(`{ paid { streetProgress { ${EVENTS} } } }`)).toEqual({ data: { paid: { streetProgress: byStreet } } });
  });
});
