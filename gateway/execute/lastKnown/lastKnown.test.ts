import { beforeEach, describe, expect, test } from 'vitest';
import { Department } from '../../testkit/Department.ts';
import { compose, type Federation, startFederation } from '../../testkit/startFederation.ts';

const DIRECTIVE = `
  extend schema @link(url: "https://minsheng.example/lastKnown/v1.0", import: ["@lastKnown"]) @composeDirective(name: "@lastKnown")
  directive @lastKnown(maxAge: Int!) on FIELD_DEFINITION`;

interface Row {
  __typename?: string;
  code: string;
  value?: number | null;
  trend?: number | null;
}

/** The office knows the indicators and judges them; the department measures two of them. */
function createOffices() {
  const measured = { H1: 96.2 as number | null, H2: 4800 as number | null };
  const office = new Department('office', {
    sdl: `
      type Query { indicators: [Indicator!]! }
      interface Indicator { code: ID! name: String! status: String }
      type Measured implements Indicator @key(fields: "code") {
        code: ID! name: String! value: Float @external trend: Float @external
        status: String @requires(fields: "value trend")
      }`,
    resolvers: {
      Query: { indicators: () => ['H1', 'H2'].map(code => ({ __typename: 'Measured', code })) },
      Measured: {
        __resolveReference: (row: Row) => row,
        name: ({ code }: Row) => `指标 ${code}`,
        status: ({ value, trend }: Row) => `${value} 趋势 ${trend ?? '无'}`,
      },
    },
  });
  const hrss = new Department('hrss', {
    sdl: `${DIRECTIVE}
      type Query { total: Int @lastKnown(maxAge: 3600) insured(year: Int): Total @lastKnown(maxAge: 3600) }
      type Total { sum: Int byTown: [Int!] }
      interface Indicator { code: ID! value: Float trend: Float asOf: String numerator: Float words: String month(back: Int): Float }
      type Measured implements Indicator @key(fields: "code") {
        code: ID! value: Float @lastKnown(maxAge: 3600) trend: Float @lastKnown(maxAge: 3600) asOf: String @lastKnown(maxAge: 3600)
        numerator: Float @lastKnown(maxAge: 1) words: String
        month(back: Int): Float @lastKnown(maxAge: 3600)
      }`,
    resolvers: {
      Query: { total: () => 7, insured: (_: never, { year }: { year: number }) => ({ sum: year, byTown: [1, year] }) },
      Measured: {
        __resolveReference: ({ code }: { code: 'H1' | 'H2' }) => ({
          code,
          value: measured[code],
          trend: null,
          asOf: '2025-10-31',
        }),
        numerator: () => 10,
        words: () => '口径',
        month: (_: never, { back }: { back: number }) => 100 - back,
      },
    },
  });
  return { office, hrss, measured };
}

let offices: ReturnType<typeof createOffices>;
beforeEach(() => {
  offices = createOffices();
});
const start = (): Promise<Federation> => startFederation([offices.office, offices.hrss]);
const codesOf = (body: { errors?: { path: unknown[]; extensions: { code: string } }[] }) =>
  (body.errors ?? []).map(({ path, extensions }) => `${path.join('.')} ${extensions.code}`);

const board = '{ indicators { code wert: value asOf status } }';

describe('a department is down, and the leading group opens the board', () => {
  test('the value is the last one known, with its as-of day and a notice, and the status is computed from it', async () => {
    await using federation = await start();
    const before = await federation.ask(board);
    expect(before.body.extensions).toBeUndefined();
    await offices.hrss.stop();

    const { body } = await federation.ask(board);
    expect(body.data).toEqual(before.body.data);
    expect(body.data.indicators[0]).toEqual({ code: 'H1', wert: 96.2, asOf: '2025-10-31', status: '96.2 趋势 无' });
    expect(body.errors).toBeUndefined();
    const notice = { department: 'hrss', asOf: '2025-10-31', receivedAt: expect.any(String), ageSeconds: expect.any(Number) };
    expect(body.extensions.lastKnown).toEqual([
      { path: ['indicators', 0, 'wert'], ...notice },
      { path: ['indicators', 0, 'asOf'], ...notice },
      { path: ['indicators', 1, 'wert'], ...notice },
      { path: ['indicators', 1, 'asOf'], ...notice },
    ]);
  });

  test('another operation gets it too, and what has no @lastKnown is null with its error', async () => {
    await using federation = await start();
    await federation.ask(board);
    await offices.hrss.stop();
    const { body } = await federation.ask('query Other { indicators { value words } }');
    expect(body.data.indicators[0]).toEqual({ value: 96.2, words: null });
    expect(codesOf(body)).toEqual(['indicators.0.words DEPARTMENT_UNREACHABLE', 'indicators.1.words DEPARTMENT_UNREACHABLE']);
  });

  test('what was never known is null with its error', async () => {
    await using federation = await start();
    await offices.hrss.stop();
    const { body } = await federation.ask('{ indicators { value } }');
    expect(body.data.indicators[0]).toEqual({ value: null });
    expect(codesOf(body)).toContain('indicators.0.value DEPARTMENT_UNREACHABLE');
    expect(body.extensions).toBeUndefined();
  });

  test('after maxAge it is null with its error, while what keeps longer stands', async () => {
    await using federation = await start();
    const query = '{ indicators { value numerator } }';
    await federation.ask(query);
    await offices.hrss.stop();
    await expect
      .poll(async () => (await federation.ask(query)).body.data.indicators[0], { timeout: 20_000 })
      .toEqual({
        value: 96.2,
        numerator: null,
      });
    // Asked often enough, the department's circuit is open by now.
    const down = expect.stringMatching(/^indicators\.[01]\.numerator DEPARTMENT_(UNREACHABLE|CIRCUIT_OPEN)$/);
    expect(codesOf((await federation.ask(query)).body)).toEqual([down, down]);
  });

  test('"no data" is knowledge: it replaces the value before, and comes back as null without an error', async () => {
    await using federation = await start();
    await federation.ask(board);
    offices.measured.H1 = null;
    await federation.ask(board);
    await offices.hrss.stop();
    const { body } = await federation.ask(board);
    expect(body.data.indicators.map(({ wert }: { wert: unknown }) => wert)).toEqual([null, 4800]);
    expect(body.errors).toBeUndefined();
  });

  test('values by other arguments are not taken for each other', async () => {
    await using federation = await start();
    const query = 'query ($back: Int) { indicators { month(back: $back) } }';
    await federation.ask(query, { variables: { back: 1 } });
    await offices.hrss.stop();
    expect((await federation.ask(query, { variables: { back: 1 } })).body.data.indicators[0]).toEqual({ month: 99 });
    expect((await federation.ask(query, { variables: { back: 2 } })).body.data.indicators[0]).toEqual({ month: null });
  });

  test('a field that is left out has no notice', async () => {
    await using federation = await start();
    const query = 'query ($more: Boolean!) { indicators { code value @include(if: $more) } }';
    await federation.ask(query, { variables: { more: true } });
    await offices.hrss.stop();
    const { body } = await federation.ask(query, { variables: { more: false } });
    expect(body).toEqual({ data: { indicators: [{ code: 'H1' }, { code: 'H2' }] } });
  });

  test('root fields come back too, objects with all that was selected of them', async () => {
    await using federation = await start();
    const query = '{ total insured(year: 2026) { sum byTown } }';
    await federation.ask(query);
    await offices.hrss.stop();
    const { body } = await federation.ask(query);
    expect(body.data).toEqual({ total: 7, insured: { sum: 2026, byTown: [1, 2026] } });
    expect(body.errors).toBeUndefined();
    expect(body.extensions.lastKnown.map(({ path }: { path: unknown }) => path)).toEqual([['total'], ['insured']]);
    // Nobody said of what day they are, so that is not told: only when the gateway received them.
    for (const notice of body.extensions.lastKnown) {
      expect(notice).not.toHaveProperty('asOf');
      expect(Math.abs(Date.parse(notice.receivedAt) - Date.now())).toBeLessThan(60_000);
    }
    const other = await federation.ask('{ insured(year: 2025) { sum } }');
    expect(other.body.data).toEqual({ insured: null });
  });

  test('a department that answers, but wrongly, is no reason to show what was', async () => {
    await using federation = await start();
    await federation.ask(board);
    offices.hrss.says = '{"data": {"_entities": []}}';
    const { body } = await federation.ask(board);
    expect(body.data.indicators[0].wert).toBeNull();
    expect(codesOf(body)).toContain('indicators.0.wert DEPARTMENT_INVALID_ANSWER');
  });

  test('when it is back, the next answer is its own', async () => {
    await using federation = await start();
    await federation.ask(board);
    await offices.hrss.stop();
    await federation.ask(board);
    offices.measured.H1 = 97;
    await offices.hrss.start();
    const { body } = await federation.ask(board);
    expect([body.data.indicators[0].wert, body.extensions]).toEqual([97, undefined]);
  });
});

test('a supergraph that would keep fields of persons is refused', async () => {
  const hrss = new Department('hrss', {
    sdl: `${DIRECTIVE} type Query { people: [Person!] } type Person @key(fields: "pid") { pid: ID! pension: Int @lastKnown(maxAge: 60) }`,
    resolvers: {},
  });
  expect(compose([hrss])).toContain('@lastKnown(maxAge: 60)');
  await expect(startFederation([hrss])).rejects.toThrow('Person.pension has @lastKnown, which is never for fields about persons');
  await hrss.stop();
});
