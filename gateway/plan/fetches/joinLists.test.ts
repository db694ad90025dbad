import { afterAll, beforeAll, expect, test } from 'vitest';
import { Department } from '../../testkit/Department.ts';
import { type Federation, startFederation } from '../../testkit/startFederation.ts';

const ids = ['p1', 'p2'];
const registry = new Department('registry', {
  sdl: 'type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! }',
  resolvers: { Query: { people: () => ids.map(id => ({ id })) } },
});
const pensions = new Department('pensions', {
  sdl: 'type Person @key(fields: "id") { id: ID! pension: Int }',
  resolvers: { Person: { pension: () => 900 } },
});
const relief = new Department('relief', {
  sdl: 'type Person @key(fields: "id") { id: ID! pension: Int @external relief: Int @requires(fields: "pension") quick: Int }',
  resolvers: {
    Person: {
      __resolveReference: (reference: object) => reference,
      relief: ({ pension }: { pension: number }) => 1000 - pension,
      quick: () => 5,
    },
  },
});
const QUERY = '{ people { quick relief } }';

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation([registry, pensions, relief], { limits: { departmentRetries: 0 } });
});
afterAll(() => federation[Symbol.asyncDispose]());

test('while all is well, an object is sent once for what does and what does not require something', async () => {
  relief.heard.length = 0;
  expect((await federation.ask(QUERY)).body).toEqual({ data: { people: ids.map(() => ({ quick: 5, relief: 100 })) } });
  expect(relief.heard.map(({ variables }) => variables)).toEqual([
    { representations: ids.map(id => ({ __typename: 'Person', id, pension: 900 })) },
  ]);
});

test('when the department is down that delivers what one field requires, the other field arrives all the same', async () => {
  await pensions.stop();
  relief.heard.length = 0;
  const { body } = await federation.ask(QUERY);
  expect(body.data).toEqual({ people: ids.map(() => ({ quick: 5, relief: null })) });
  expect(body.errors).toMatchObject(
    ids.map((_, index) => ({
      path: ['people', index, 'relief'],
      extensions: { code: 'DEPARTMENT_UNREACHABLE', department: 'pensions' },
    })),
  );
  expect(relief.heard.flatMap(({ variables }) => Object.values(variables))).toEqual([
    ids.map(id => ({ __typename: 'Person', id })),
    [],
  ]);
});
