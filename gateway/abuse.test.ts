import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from './testkit/city.ts';
import { type Federation, startFederation } from './testkit/startFederation.ts';

const city = createCity();
let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(Object.values(city));
});
afterEach(() => {
  for (const department of Object.values(city)) department.says = undefined;
});
afterAll(() => federation[Symbol.asyncDispose]());

describe('a department tries to write where all answers are written', () => {
  const shared = () => Object.keys(Object.prototype);

  test.for([
    ['at the top', '{"data":{"__proto__":{"name":"forged"},"people":[]}}'],
    [
      'below another department',
      '{"data":{"person":{"__proto__":{"name":"forged"},"pid":"p2","__typename":"Person","name":"李四"}}}',
    ],
  ])('%s: what it sends as __proto__ reaches nothing but the bin', async ([, says]) => {
    city.hrss.says = says;
    await federation.ask('{ people { pid } person(pid: "p2") { pid name deathDate } }');
    await federation.ask('{ person(pid: "p2") { deathDate name } }');
    expect(shared()).toEqual([]);
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  test('in an entity that feeds several places: no copy of it inherits what was never delivered', async () => {
    city.hrss.says = JSON.stringify({
      data: { _entities: [{ __typename: 'HrssIndicator', series: [{ month: '2026-01' }] }, null] },
    }).replace('"month"', '"__proto__":{"value":666},"month"');
    const { text } = await federation.ask('{ tasks { indicators { code series { month value } } } }');
    expect(text).not.toContain('666');
    expect(shared()).toEqual([]);
  });
});
