import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { readJoins } from '../../supergraph/joins/readJoins.ts';
import { composeSubgraphs, planOver } from '../../testkit/planOver.ts';
import { type CompiledStep, compilePlan } from '../compilePlan.ts';
import { TypeRelations } from '../TypeRelations.ts';

const subgraphs = {
  registry: `
    type Query { people: [Person!]! }
    type Person @key(fields: "id") { id: ID! born: Int home: Home }
    type Home { street: String city: City } type City { code: ID! }`,
  pensions: `
    type Person @key(fields: "id") {
      id: ID! born: Int @external home: Home @external
      years: Int @requires(fields: "born") place: String @requires(fields: "home { city { code } }") plain: Int
      amounts(kind: String): [Amount!]
    }
    type Home @external { city: City } type City @external { code: ID! }
    type Amount { month: String value: Int }`,
};

/** For each call the reasons of a query, by department. */
function reasonsOf(query: string): [string, unknown][] {
  const sdl = composeSubgraphs(subgraphs);
  const types = new TypeRelations(buildSchema(sdl, { assumeValidSDL: true }), {
    joins: readJoins(parse(sdl)),
    lastKnownFields: new Map(),
  });
  const found: [string, unknown][] = [];
  const visit = (step: CompiledStep | undefined): void => {
    if (step?.kind === 'sequence' || step?.kind === 'parallel') step.steps.forEach(visit);
    if (step?.kind !== 'root' && step?.kind !== 'entities') return;
    found.push([step.department, JSON.parse(Buffer.from(step.reasons, 'base64url').toString())]);
  };
  visit(compilePlan(planOver(subgraphs)(query), types));
  return found;
}

test('a department is told which of its fields are asked, once each, and by which keys', () => {
  const asked = '{ people { amounts(kind: "A") { month value } other: amounts(kind: "B") { value } plain __typename } }';
  expect(reasonsOf(asked)).toEqual([
    ['registry', { fields: ['Query.people', 'Person.id'], keys: [], requires: [] }],
    [
      'pensions',
      { fields: ['Person.amounts', 'Amount.month', 'Amount.value', 'Person.plain'], keys: ['Person.id'], requires: [] },
    ],
  ]);
});

test('it is told what else is told to it, with what lies within, and for which of its fields', () => {
  const [, pensions] = reasonsOf('{ people { years place plain } }');
  expect(pensions?.[1]).toEqual({
    fields: expect.arrayContaining(['Person.years', 'Person.place', 'Person.plain']),
    keys: ['Person.id'],
    requires: [
      { field: 'Person.born', by: 'Person.years' },
      { field: 'Person.home', by: 'Person.place' },
      { field: 'Home.city', by: 'Person.place' },
      { field: 'City.code', by: 'Person.place' },
    ],
  });
});
