import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, calls } = useFederation(departments);
const ALL = '__typename ... on Grant { title left right } ... on Loan { title left } ... on Prize { title right }';
const grant = { __typename: 'Grant', title: '助学金', left: 'L', right: 'R' };
const loan = { __typename: 'Loan', title: '创业贷', left: 'L' };
const prize = { __typename: 'Prize', title: '见义勇为奖', right: 'R' };

test.for([
  [`{ aid { ${ALL} } }`, { aid: grant }],
  [`{ leftAid { ${ALL} } }`, { leftAid: grant }],
  [`{ rightAid { ${ALL} } }`, { rightAid: grant }],
  [`{ loan { ${ALL} } prize { ${ALL} } }`, { loan, prize }],
  ['{ aid { ... on Loan { title } } }', { aid: {} }],
  ['{ leftAid { ... on Prize { title } __typename } }', { leftAid: { __typename: 'Grant' } }],
  ['{ loan { ... on Prize { right } ... on Loan { id } } }', { loan: { id: 'l1' } }],
  ['{ grant { left right title } }', { grant: { left: 'L', right: 'R', title: '助学金' } }],
  [
    `{ desk { aid { ${ALL} } leftAid { ${ALL} } rightAid { ${ALL} } grant { title left right } } }`,
    {
      desk: { aid: grant, leftAid: loan, rightAid: prize, grant: { title: '助学金', left: 'L', right: 'R' } },
    },
  ],
  [
    '{ desk { rightAid { ... on Loan { left } ... on Prize { right } } leftAid { ... on Prize { right } } } }',
    { desk: { rightAid: { right: 'R' }, leftAid: {} } },
  ],
] as const)('%s', async ([query, data]) => {
  expect(await ask(query)).toEqual({ data });
});

test('a kind that only the other department knows is not asked of this one', async () => {
  await ask('{ leftAid { ... on Prize { title } __typename } }');
  expect(calls()).toEqual({ left: 1 });
});
