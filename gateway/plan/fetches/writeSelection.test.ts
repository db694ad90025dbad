import { expect, test } from 'vitest';
import { Department } from '../../testkit/Department.ts';
import { startFederation } from '../../testkit/startFederation.ts';

/** Persons and firms whose fields have types that may not stand under one key, although those of all departments together may. */
const registry = new Department('registry', {
  sdl: `
    type Query { shown: [Shown!]! } union Shown = Person | Firm
    type Person @key(fields: "id") { id: ID! size: Int! @shareable parts: [Part!]! @shareable }
    type Firm @key(fields: "id") { id: Int! size: Int @shareable parts: [Part!] @shareable } type Part @shareable { n: Int }`,
  resolvers: {
    Query: {
      shown: () => [
        { __typename: 'Person', id: 'p1', size: 170, parts: [{ n: 1 }] },
        { __typename: 'Firm', id: 7, size: 20, parts: [{ n: 2 }, { n: 3 }] },
      ],
    },
  },
});
const taxes = new Department('taxes', {
  sdl: `
    type Person @key(fields: "id") { id: ID! size: Int @shareable parts: [Part!] @shareable tax: Int }
    type Firm @key(fields: "id") { id: Int! tax: Int } type Part @shareable { n: Int }`,
  resolvers: {
    Person: { tax: ({ id }: { id: string }) => (id === 'p1' ? 100 : null) },
    Firm: { tax: ({ id }: { id: number }) => id * 1000 },
  },
});

test('fields that cannot stand together travel under keys of their own, and come back under the caller’s', async () => {
  await using federation = await startFederation([registry, taxes]);
  const { body } = await federation.ask(
    '{ shown { ... on Person { size parts { n } tax } ... on Firm { size parts { n } tax } } }',
  );
  expect(registry.heard.at(-1)?.query).toBe(
    '{shown{__typename ...on Person{size parts{n}id __typename}...on Firm{_1_size:size _1_parts:parts{n}_1_id:id __typename}}}',
  );
  expect(taxes.heard.at(-1)?.variables).toEqual({
    representations: [
      { __typename: 'Person', id: 'p1' },
      { __typename: 'Firm', id: 7 },
    ],
  });
  expect(body).toEqual({
    data: {
      shown: [
        { size: 170, parts: [{ n: 1 }], tax: 100 },
        { size: 20, parts: [{ n: 2 }, { n: 3 }], tax: 7000 },
      ],
    },
  });
});

test('fields of one shape stay under their own key', async () => {
  await using federation = await startFederation([registry, taxes]);
  await federation.ask('{ shown { ... on Person { tax2: size } ... on Firm { size } } }');
  expect(registry.heard.at(-1)?.query).not.toContain('_1_');
});

test('a field is compared with all that stand under its key, not only with the first', async () => {
  const shown = new Department('registry', {
    sdl: `
      type Query { shown: [Shown!]! } union Shown = Person | Firm | Club
      type Person { seat: Village } type Firm { seat: Town } type Club { seat: City } type Village { name: String }
      type Town @key(fields: "id") { id: ID! } type City @key(fields: "id") { id: Int! }`,
    resolvers: {
      Query: {
        shown: () => [
          { __typename: 'Person', seat: { name: 'Xinglong' } },
          { __typename: 'Firm', seat: { id: 't1' } },
          { __typename: 'Club', seat: { id: 7 } },
        ],
      },
    },
  });
  const maps = new Department('maps', {
    sdl: `
      type Town @key(fields: "id") { id: ID! people: Int } type City @key(fields: "id") { id: Int! area: Int }`,
    resolvers: {
      Town: { people: ({ id }: { id: string }) => (id === 't1' ? 100 : null) },
      City: { area: ({ id }: { id: number }) => id * 1000 },
    },
  });
  await using federation = await startFederation([shown, maps]);
  const { body } = await federation.ask(
    '{ shown { ... on Person { seat { name } } ... on Firm { seat { people } } ... on Club { seat { area } } } }',
  );
  expect(body).toEqual({
    data: { shown: [{ seat: { name: 'Xinglong' } }, { seat: { people: 100 } }, { seat: { area: 7000 } }] },
  });
});
