import { expect, test } from 'vitest';
import { Department } from './testkit/Department.ts';
import { FaultyLine } from './testkit/FaultyLine.ts';
import { startFederation } from './testkit/startFederation.ts';

const registry = new Department('registry', {
  sdl: 'type Query { person: Person } type Person @key(fields: "id") { id: ID! }',
  resolvers: { Query: { person: () => ({ id: 'p1' }) } },
});
const pensions = new Department('pensions', {
  sdl: 'type Person @key(fields: "id") { id: ID! account: ID @shareable }',
  resolvers: { Person: { account: () => 'a1' } },
});
const banks = new Department('banks', {
  sdl: 'type Person @key(fields: "account") { account: ID @shareable balance: Int }',
  resolvers: { Person: { balance: () => 7 } },
});
const relief = new Department('relief', {
  sdl: `type Person @key(fields: "id") { id: ID! balance: Int @external quick: Int relief: Int @requires(fields: "balance") }`,
  resolvers: { Person: { quick: () => 1, relief: () => 2 } },
});

test('two slow departments, one after the other, leave time for what asks neither', async () => {
  pensions.delay = 2_000;
  await using silent = await FaultyLine.open(() => banks.url);
  silent.fault = () => {};
  await using federation = await startFederation([registry, pensions, banks, relief], {
    departmentUrls: { banks: silent.url },
    limits: { requestDeadline: 5_000, departmentTimeout: 3_000 },
  });
  const { body } = await federation.ask('{ person { quick relief } }');
  expect(body.data.person).toEqual({ quick: 1, relief: null });
  expect(body.errors).toMatchObject([
    { path: ['person', 'relief'], extensions: { code: 'DEADLINE_EXCEEDED', department: 'banks' } },
  ]);
});
