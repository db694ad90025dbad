import fc from 'fast-check';
import { execute, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApiSchema } from '../../gateway/supergraph/buildApiSchema.ts';
import { compose, type Federation, startFederation } from '../../gateway/testkit/startFederation.ts';
import { Choice } from './Choice.ts';
import { type RandomOperation, randomOperation } from './randomOperation.ts';
import { RegisterDepartments } from './registers.ts';
import { propertySettings, RUNS, unlimited } from './settings.ts';
import { WholeRegisters } from './wholeRegisters.ts';

const registers = new RegisterDepartments();
const schema = buildApiSchema(parse(compose(registers.departments)));
const values = {
  id: ['p1', 'p2', 'p3'],
  from: ['p1', 'p3'],
  to: ['p2', 'p1'],
  who: ['p1', 'p2', 'p3', 'p9'],
  town: ['t1', 't2'],
  amount: [1, 50, 500],
  last: [0, 1, 3],
};
let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(registers.departments, { limits: unlimited });
});
afterAll(() => federation[Symbol.asyncDispose]());

/** What one schema answers, and what it did for it; undefined for what chance made invalid. */
async function doneWhole({ query, variables }: RandomOperation): Promise<{ text: string; done: string[] } | undefined> {
  const document = parse(query);
  if (validate(schema, document).length > 0) return undefined;
  const whole = new WholeRegisters();
  const { data, errors } = await execute({ schema, document, rootValue: whole, variableValues: variables });
  expect(errors, 'the dumb answer itself must be whole').toBeUndefined();
  return { text: JSON.stringify({ data }), done: whole.done };
}

test(`random mutations are done once, in order, and answered as by one schema: ${RUNS} of them`, {
  timeout: 60_000 + RUNS * 500,
}, async () => {
  let most = 0;
  await fc.assert(
    fc.asyncProperty(fc.gen(), async draw => {
      const operation = randomOperation({ schema, kind: 'mutation', values, without: [], depth: 5 }, new Choice(draw));
      const expected = await doneWhole(operation);
      fc.pre(expected !== undefined);
      registers.startOver();
      const { text } = await federation.ask(operation.query, { variables: operation.variables });
      const asked = `${operation.query}\n${JSON.stringify(operation.variables)}`;
      expect({ text, done: registers.done }, asked).toEqual(expected);
      most = Math.max(most, registers.done.length);
    }),
    propertySettings,
  );
  expect(most, 'some of them did several things').toBeGreaterThan(2);
});
