import { expect, test } from 'vitest';
import { tellPlansOver } from '../testkit/planOver.ts';

const plan = tellPlansOver({
  registry: 'type Query { person: Person } type Person { name: String born: Int spouse: Person }',
});

test.for([
  ['{ person { name } person { born } }', '{ person { name born } }'],
  [
    'query ($is: Boolean!) { person { name } person @include(if: $is) { born } }',
    'query ($is: Boolean!) { person { name born @include(if: $is) } }',
  ],
  ['query ($is: Boolean!) { person { name @include(if: $is) name } }', '{ person { name } }'],
  [
    'query ($a: Boolean!, $b: Boolean!) { person { spouse { name } spouse @include(if: $a) { born @include(if: $b) } } }',
    'query ($a: Boolean!, $b: Boolean!) { person { spouse { name ... @include(if: $a) { born @include(if: $b) } } } }',
  ],
])('a field that is selected several times is asked for once: %s', ([query = '', asked]) => {
  expect(plan(query)).toEqual([`registry asks ${asked}`]);
});

/** Written out, each fragment doubles what the one before asks. */
function doubling(times: number): string {
  const fragments = Array.from(
    { length: times },
    (_, i) => `fragment F${i} on Person { name spouse { ...F${i + 1} } ... @include(if: $is) { spouse { ...F${i + 1} } } }`,
  );
  return `query ($is: Boolean!) { person { ...F0 } } ${fragments.join(' ')} fragment F${times} on Person { born }`;
}

test('fragments that spread each other twice do not double the plan', () => {
  const length = (times: number) => plan(doubling(times)).join().length;
  expect(length(10) - length(9)).toBe(length(9) - length(8));
});
