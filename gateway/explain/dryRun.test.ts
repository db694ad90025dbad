import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMoving } from '../../test/federation/override-progressive/departments.ts';
import { createCity } from '../testkit/city.ts';
import { type Federation, startFederation } from '../testkit/startFederation.ts';

const city = createCity();
const secret = 'known to operators only';
let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(Object.values(city), { explainSecret: secret });
});
afterAll(() => federation[Symbol.asyncDispose]());

const board = '{ indicators { code value } }';
const dryRun = (stage: string, key = secret) => ({ 'x-minsheng-explain': stage, 'x-minsheng-explain-secret': key });

test('an operator asks a running gateway what it would ask of whom, and no department hears of it', async () => {
  const heard = () => Object.values(city).reduce((sum, department) => sum + department.heard.length, 0);
  const before = heard();
  const { status, body } = await federation.ask(board, { headers: dryRun('fetches') });
  expect(status).toBe(200);
  expect(body.data).toBeNull();
  expect(body.extensions.explain.stage).toBe('fetches');
  expect(body.extensions.explain.lines).toContain('round 2: 2 departments side by side');
  expect(heard()).toBe(before);
  await federation.ask(board);
  expect(heard()).toBeGreaterThan(before);
});

test('every stage can be asked for, and what is no stage is refused by name', async () => {
  for (const stage of ['parse', 'validate', 'plan', 'project']) {
    const { body } = await federation.ask(board, { headers: dryRun(stage) });
    expect(body.extensions.explain.lines.length).toBeGreaterThan(0);
  }
  const { status, body } = await federation.ask(board, { headers: dryRun('everything') });
  expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  expect(body.errors[0].message).toContain('fetches');
});

test('an operator chooses the draw of progressive overrides, and what is none is refused', async () => {
  await using moving = await startFederation(createMoving(), { explainSecret: secret });
  const draw = async (percentage: string) => {
    const headers = { ...dryRun('plan'), 'x-minsheng-explain-percentage': percentage };
    return (await moving.ask('{ beds { subsidy } }', { headers })).body;
  };
  expect((await draw('5')).extensions.explain.lines.join()).toMatch(/Fetch\(new\).*draw 5: percent\(20\) is on/);
  expect((await draw('50')).extensions.explain.lines.join()).toMatch(/^(?!.*Fetch\(new\)).*draw 50: percent\(20\) is off/);
  expect((await draw('all')).errors[0].message).toContain('x-minsheng-explain-percentage must be a number from 0 to below 100');
});

test('an operation that is refused is refused in a dry run too', async () => {
  const { status, body } = await federation.ask('{ nothing }', { headers: dryRun('plan') });
  expect([status, body.errors[0].extensions.code]).toEqual([200, 'GRAPHQL_VALIDATION_FAILED']);
});

test.for([
  ['a wrong secret', dryRun('plan', 'guessed')],
  ['no secret', { 'x-minsheng-explain': 'plan' }],
])('%s is refused', async ([, headers]) => {
  const { status, body } = await federation.ask(board, { headers: headers as Record<string, string> });
  expect([status, body.errors[0].extensions.code, body.extensions]).toEqual([403, 'EXPLAIN_REFUSED', undefined]);
});

test('a gateway without a configured secret refuses every dry run, also with an empty secret', async () => {
  await using other = await startFederation(Object.values(createCity()));
  const { status, body } = await other.ask(board, { headers: dryRun('plan', '') });
  expect([status, body.errors[0].extensions.code]).toEqual([403, 'EXPLAIN_REFUSED']);
});
