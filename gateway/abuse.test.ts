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

describe('a department answers, but not what was asked', () => {
  const brokenPromise = (path: readonly (string | number)[]) => ({
    path,
    extensions: { code: 'DEPARTMENT_INVALID_ANSWER', department: 'hrss' },
  });

  test.for(['{"data":null}', '{"errors":[]}', '{"data":{}}', '{"data":{"people":[]}}'])(
    'to a question of its own it says %s: the caller learns of it, and never reads it as "none"',
    async says => {
      city.hrss.says = says;
      const { body } = await federation.ask('{ broken refused }');
      expect(body.data).toEqual({ broken: null, refused: null });
      expect(body.errors).toMatchObject([brokenPromise(['broken']), brokenPromise(['refused'])]);
    },
  );

  test('what the caller itself left out is not missed', async () => {
    city.hrss.says = '{"data":{"refused":null}}';
    const { body } = await federation.ask('query ($more: Boolean!) { refused broken @include(if: $more) }', {
      variables: { more: false },
    });
    expect(body).toEqual({ data: { refused: null } });
  });

  test.for([
    '{"data":null}',
    '{"errors":[]}',
    '{"data":{}}',
    '{"data":{"_entities":null}}',
    '{"data":{"_entities":{}}}',
    '{"data":{"_entities":[]}}',
    '{"data":{"_entities":[{"value":1}]}}',
    '{"data":{"_entities":["H1",7]}}',
  ])('to a question about entities it says %s: each of its fields tells so, and the others are answered', async says => {
    city.hrss.says = says;
    const { body } = await federation.ask('{ indicators { value } }');
    expect(body.data.indicators).toEqual([{ value: null }, { value: null }, { value: 41 }, { value: 12.5 }]);
    expect(body.errors).toMatchObject([brokenPromise(['indicators', 0, 'value']), brokenPromise(['indicators', 1, 'value'])]);
  });

  test('an entity that it does not know is null, which is no fault', async () => {
    city.hrss.says = '{"data":{"_entities":[null,null]}}';
    const { body } = await federation.ask('{ indicators { value } }');
    expect(body.errors).toBeUndefined();
  });

  test('a fault that it reports without a place is told at every field it should have delivered', async () => {
    city.hrss.says = '{"data":null,"errors":[{"message":"disk full"}]}';
    const { body } = await federation.ask('{ indicators { value } }');
    expect(body.errors).toMatchObject([
      { path: ['indicators', 0, 'value'], extensions: { code: 'DEPARTMENT_ERROR', department: 'hrss' } },
      { path: ['indicators', 1, 'value'], extensions: { code: 'DEPARTMENT_ERROR', department: 'hrss' } },
    ]);
  });
});

describe('a caller asks for little, and for endless planning', () => {
  /**
   * Each fragment leads to the next one twice, under different conditions: `2 ** levels` places of a document that is small by
   * every other measure.
   */
  const doubling = (levels: number) => {
    const fragments = Array.from({ length: levels }, (_, level) => {
      const next = `{ spouse { ...F${level + 1} } }`;
      return `fragment F${level} on Person { name deathDate ... @include(if: $a) ${next} ... @include(if: $b) ${next} }`;
    });
    return `query ($a: Boolean = true, $b: Boolean = false) { person(pid: "p1") { ...F0 } } ${fragments.join(' ')} fragment F${levels} on Person { pension }`;
  };
  const heard = () => Object.values(city).reduce((sum, department) => sum + department.heard.length, 0);

  test('a few doublings are answered', async () => {
    const { body } = await federation.ask(doubling(4));
    expect(body.errors).toBeUndefined();
  });

  // The larger one is refused before planning: written out it is too long.
  test.for([10, 16])(
    '%i of them are refused, no department hears of it, and who asks at the same time is answered',
    async levels => {
      const asked = heard();
      const accept = 'application/graphql-response+json';
      const { status, body } = await federation.ask(doubling(levels), { headers: { accept } });
      expect(status).toBe(400);
      const message = expect.stringMatching(/more than \d+ (steps|selections)/);
      expect(body).toEqual({ errors: [{ message, extensions: { code: 'OPERATION_TOO_INTRICATE' } }] });
      expect(heard()).toBe(asked);
      const [, other] = await Promise.all([
        federation.ask(`${doubling(levels)} # again`),
        federation.ask('{ person(pid: "p2") { name deathDate } }'),
      ]);
      expect(other.body.errors).toBeUndefined();
    },
  );

  test('sent again, it is refused without being planned again', async () => {
    const query = doubling(10);
    await federation.ask(query);
    const started = performance.now();
    for (let times = 1; times <= 50; times++) {
      const { body } = await federation.ask(query);
      expect(body.errors[0].extensions.code).toBe('OPERATION_TOO_INTRICATE');
    }
    // Planned each time they would take seconds.
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('an operator may allow less', async () => {
    await using strict = await startFederation(Object.values(createCity()), { limits: { maxPlanSteps: 50 } });
    expect((await strict.ask('{ people { name } }')).body.errors).toBeUndefined();
    expect((await strict.ask(doubling(4))).body.errors).toMatchObject([
      { message: expect.stringContaining('50 steps'), extensions: { code: 'OPERATION_TOO_INTRICATE' } },
    ]);
  });
});
