import { describe, expect, test } from 'vitest';
import { tellPlansOver } from '../../testkit/planOver.ts';

describe('a field of an interface or union', () => {
  const plan = tellPlansOver({
    registry: `
      type Query { all: [Party!]! shown: [Shown!]! }
      interface Party { id: ID! name: String } union Shown = Person | Firm | Notice
      type Person implements Party @key(fields: "id") { id: ID! name: String }
      type Firm implements Party @key(fields: "id") { id: ID! name: String } type Notice { text: String }`,
    taxes: `
      interface Party { id: ID! tax: Int } type Person implements Party @key(fields: "id") { id: ID! tax: Int }
      type Firm implements Party @key(fields: "id") { id: ID! tax: Int }`,
  });

  test('that the delivering department has for every type is asked as it stands', () => {
    expect(plan('{ all { name } }')).toEqual(['registry asks { all { __typename name } }']);
  });

  test('that another one has is asked type by type, in one list', () => {
    expect(plan('{ all { name tax } }')).toEqual([
      'one after the other',
      '  registry asks { all { __typename name Person { id __typename } Firm { id __typename } } }',
      '  taxes at all.@ told Person { id } Firm { id } asks { Person { tax } Firm { tax } }',
    ]);
  });

  test('is asked of no other types than it is asked for', () => {
    expect(plan('{ shown { ... on Firm { tax } ... on Notice { text } } }')).toEqual([
      'one after the other',
      '  registry asks { shown { __typename Firm { id __typename } Notice { text } } }',
      '  taxes at shown.@ told Firm { id } asks { Firm { tax } }',
    ]);
  });
});

describe('objects that a department knows as an interface only', () => {
  const plan = tellPlansOver({
    registry: `
      type Query { parties: [Party!]! } interface Party @key(fields: "id") { id: ID! name: String }
      type Person implements Party @key(fields: "id") { id: ID! name: String born: Int }
      type Firm implements Party @key(fields: "id") { id: ID! name: String }`,
    taxes: 'type Query { payers: [Party!]! } type Party @key(fields: "id") @interfaceObject { id: ID! tax: Int }',
  });

  test('are asked for their real types by nobody who does not want to know them', () => {
    expect(plan('{ payers { id tax } }')).toEqual(['taxes asks { payers { __typename id tax } }']);
  });

  test.for([
    ['__typename', '__typename'],
    ['... on Person { id }', '__typename Person { id }'],
    ['... on Person { born }', '__typename Person { born }'],
    ['name', '__typename name'],
  ])('tell their real types where they matter: %s', ([asked, fields]) => {
    expect(plan(`{ payers { id tax ${asked} } }`)).toEqual([
      'one after the other',
      '  taxes asks { payers { __typename id tax } }',
      `  registry at payers.@ told Party { id } asks { Party { ${fields} } }`,
    ]);
  });

  test('are sent to it as what it knows, whatever they are', () => {
    expect(plan('{ parties { ... on Firm { tax } } }')).toEqual([
      'one after the other',
      '  registry asks { parties { __typename Firm { id __typename } } }',
      '  taxes at parties.@ told Firm { id } asks { Party { tax } }',
    ]);
  });
});
