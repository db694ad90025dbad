import fc from 'fast-check';
import { execute, type GraphQLSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApiSchema } from '../../gateway/supergraph/buildApiSchema.ts';
import { compose, type Federation, startFederation } from '../../gateway/testkit/startFederation.ts';
import { Choice } from './Choice.ts';
import { federations } from './federations.ts';
import { type RandomOperation, randomOperation } from './randomOperation.ts';
import { propertySettings, RUNS, unlimited } from './settings.ts';

describe.each(federations)('random questions to $name', ({ departments, whole, values, without, depth }) => {
  let federation: Federation;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = buildApiSchema(parse(compose(departments)));
    federation = await startFederation(departments, { limits: unlimited });
  });
  afterAll(() => federation[Symbol.asyncDispose]());

  /** The same as one schema with graphql-js; undefined for what chance made invalid (two meanings under one name). */
  async function answerWhole({ query, variables }: RandomOperation): Promise<string | undefined> {
    const document = parse(query);
    if (validate(schema, document).length > 0) return undefined;
    const { data, errors } = await execute({ schema, document, rootValue: whole, variableValues: variables });
    expect(errors, 'the dumb answer itself must be whole').toBeUndefined();
    return JSON.stringify({ data });
  }

  test(`are answered, letter by letter, as one schema would: ${RUNS} of them`, { timeout: 60_000 + RUNS * 500 }, async () => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async draw => {
        const operation = randomOperation({ schema, values, without, depth }, new Choice(draw));
        const expected = await answerWhole(operation);
        fc.pre(expected !== undefined);
        asked += 1;
        const { text } = await federation.ask(operation.query, { variables: operation.variables });
        expect(text, `${operation.query}\n${JSON.stringify(operation.variables)}`).toBe(expected);
      }),
      propertySettings,
    );
    expect(asked).toBeGreaterThan(0);
  });
});
