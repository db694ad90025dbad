import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(Object.values(createCity()));
});
afterAll(() => federation[Symbol.asyncDispose]());

/** Each of these once left a planner without a plan, or ended its process. */
test.for([
  ['{ people { name name: name } }', { people: [{ name: '张三' }, { name: '李四' }, { name: '王五' }] }],
  ['{ person(pid: "p1") { name @skip(if: true) } }', { person: {} }],
  ['{ person(pid: "p1") { ... on Person @include(if: true) { ... { name } } } }', { person: { name: '张三' } }],
  [
    '{ person(pid: "p1") { kind: __typename name also: __typename } }',
    { person: { kind: 'Person', name: '张三', also: 'Person' } },
  ],
] as const)('%s is answered like what it means', async ([query, data]) => {
  expect((await federation.ask(query)).body).toEqual({ data });
});
