import { expect, test } from 'vitest';
import { tellPlansOver } from '../testkit/planOver.ts';

const subgraphs = {
  registry: 'type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! phone: String mail: String }',
  contacts: `
    type Person @key(fields: "id") {
      id: ID! phone: String @override(from: "registry", label: "percent(20)") mail: String @override(from: "registry", label: "mailMoves")
    }`,
};
const stays = (fields: string) => [`registry asks { people { ${fields} } }`];
const moves = (field: string) => [
  'one after the other',
  '  registry asks { people { id __typename } }',
  `  contacts at people.@ told Person { id } asks { Person { ${field} } }`,
];

test.for([
  [0, moves('phone')],
  [19.9, moves('phone')],
  [20, stays('phone')],
  [99, stays('phone')],
] as const)('a field that moves by 20 percent: a request that drew %d', ([drawn, expected]) => {
  expect(tellPlansOver(subgraphs)('{ people { phone } }', drawn)).toEqual(expected);
});

test('a field that moves by a label moves when an operator switches the label on', () => {
  expect(tellPlansOver(subgraphs)('{ people { mail } }', 0)).toEqual(stays('mail'));
  expect(tellPlansOver(subgraphs, { labels: ['mailMoves'] })('{ people { mail } }', 99)).toEqual(moves('mail'));
});
