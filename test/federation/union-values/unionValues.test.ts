import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

/** Of two types of one field composition shall take the wider, and say who has which. Ours takes the first. */
const wider = (supergraph: string) =>
  supergraph.replaceAll(
    'grant: Grant',
    'grant: Aid @join__field(graph: LEFT, type: "Grant") @join__field(graph: RIGHT, type: "Aid")',
  );
const { ask } = useFederation(departments, {}, wider);
const ALL = '__typename ... on Loan { title } ... on Prize { title } ... on Grant { title }';
const grant = { __typename: 'Grant', title: '助学金' };
const loan = { __typename: 'Loan', title: '创业贷' };

test.for([
  ['{ aid { ... on Prize { title } } }', { aid: {} }],
  ['{ aid { ... on Grant { title } } }', { aid: { title: '助学金' } }],
  ['{ aid { ... on Grant { title } ... on Prize { title } } }', { aid: { title: '助学金' } }],
  [`{ aid { ${ALL} } grant { ${ALL} } loan { ${ALL} } }`, { aid: grant, grant, loan }],
  ['{ desk { aid { ... on Prize { title } } } }', { desk: { aid: {} } }],
  ['{ desk { aid { ... on Grant { title } } } }', { desk: { aid: { title: '助学金' } } }],
  ['{ desk { aid { ... on Grant { title } ... on Prize { title } } } }', { desk: { aid: { title: '助学金' } } }],
  [`{ desk { aid { ${ALL} } grant { ${ALL} } loan { ${ALL} } } }`, { desk: { aid: grant, grant, loan } }],
] as const)('a union without keys, wider at one department than at the other: %s', async ([query, data]) => {
  expect(await ask(query)).toEqual({ data });
});
