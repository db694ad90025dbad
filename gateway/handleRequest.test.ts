import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from './testkit/city.ts';
import { type Federation, startFederation } from './testkit/startFederation.ts';

const city = createCity();
let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(Object.values(city));
});
afterAll(() => federation[Symbol.asyncDispose]());

const board = '{ indicators { code name value status } }';

const hrssIsSilent = expect.objectContaining({ code: 'DEPARTMENT_UNREACHABLE', department: 'hrss' });

describe('the leading group asks how the city stands', () => {
  test('and gets every indicator, each value from the department that owns it, and the status computed from it', async () => {
    const { status, body } = await federation.ask(board);
    expect(body).toEqual({
      data: {
        indicators: [
          { code: 'H1', name: '基本养老保险参保率', value: 96.2, status: 'ACHIEVED' },
          { code: 'H2', name: '城镇新增就业', value: 4800, status: 'BEHIND' },
          { code: 'C1', name: '养老床位', value: 41, status: 'ACHIEVED' },
          { code: 'R1', name: '财政支出占比', value: 12.5, status: 'ACHIEVED' },
        ],
      },
    });
    expect(status).toBe(200);
  });

  test('and an indicator that several tasks share is asked of its department once', async () => {
    city.hrss.heard.length = 0;
    const { body } = await federation.ask('{ tasks { id indicators { code value } } }');
    expect(body.data.tasks.map((task: { indicators: unknown[] }) => task.indicators)).toEqual([
      [
        { code: 'H1', value: 96.2 },
        { code: 'C1', value: 41 },
      ],
      [
        { code: 'H1', value: 96.2 },
        { code: 'H2', value: 4800 },
      ],
    ]);
    expect(city.hrss.heard.map(({ variables }) => variables.representations)).toEqual([
      [
        { __typename: 'HrssIndicator', code: 'H1', year: 2026 },
        { __typename: 'HrssIndicator', code: 'H2', year: 2026 },
      ],
    ]);
  });
});

describe('a department is down', () => {
  test('it takes only its own fields with it, says so at each of them, and is back without a restart of the gateway', async () => {
    await city.hrss.stop();
    const { status, body } = await federation.ask(board);
    expect(status).toBe(200);
    expect(body.data.indicators).toEqual([
      { code: 'H1', name: '基本养老保险参保率', value: null, status: null },
      { code: 'H2', name: '城镇新增就业', value: null, status: null },
      { code: 'C1', name: '养老床位', value: 41, status: 'ACHIEVED' },
      { code: 'R1', name: '财政支出占比', value: 12.5, status: 'ACHIEVED' },
    ]);
    expect(body.errors.map(({ path, extensions }: { path: unknown; extensions: unknown }) => ({ path, extensions }))).toEqual([
      { path: ['indicators', 0, 'value'], extensions: hrssIsSilent },
      { path: ['indicators', 0, 'status'], extensions: hrssIsSilent },
      { path: ['indicators', 1, 'value'], extensions: hrssIsSilent },
      { path: ['indicators', 1, 'status'], extensions: hrssIsSilent },
    ]);
    expect(body.errors[0].message).toContain('hrss 暂时无法连接');
    expect(JSON.stringify(body.errors)).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/);

    await city.hrss.start();
    const healed = await federation.ask(board);
    expect(healed.body.errors).toBeUndefined();
    expect(healed.body.data.indicators[0]).toMatchObject({ value: 96.2, status: 'ACHIEVED' });
  });

  test('a fact that is missing for that reason is never passed on as "none": nobody computes with it', async () => {
    await city.civil.stop();
    city.hrss.heard.length = 0;
    const { body } = await federation.ask('{ people { pid paidAfterDeath } }');
    expect(body.data.people[1]).toEqual({ pid: 'p2', paidAfterDeath: null });
    expect(body.errors[1]).toMatchObject({ path: ['people', 1, 'paidAfterDeath'], extensions: { department: 'civil' } });
    expect(city.hrss.heard).toHaveLength(1);
    await city.civil.start();
  });

  test.for(['civil', 'hrss'] as const)(
    'a person whom every department knows is still answered for by the others when %s is down',
    async down => {
      const query = '{ person(pid: "p2") { name deathDate } }';
      expect((await federation.ask(query)).body).toEqual({ data: { person: { name: '李四', deathDate: '2026-03-01' } } });
      await city[down].stop();
      const { body } = await federation.ask(query);
      expect(body.data.person).toEqual(
        down === 'civil' ? { name: '李四', deathDate: null } : { name: null, deathDate: '2026-03-01' },
      );
      expect(body.errors).toMatchObject([
        { path: ['person', down === 'civil' ? 'deathDate' : 'name'], extensions: { department: down } },
      ]);
      await city[down].start();
    },
  );

  test('and a department that does not know the person takes nothing away from what the others know', async () => {
    const root = city.civil.resolvers.Query ?? {};
    const known = root.person;
    root.person = () => null;
    await city.civil.stop();
    await city.civil.start();
    const { body } = await federation.ask('{ person(pid: "p2") { deathDate name } }');
    expect(body).toEqual({ data: { person: { deathDate: null, name: '李四' } } });
    if (known) root.person = known;
    await city.civil.stop();
    await city.civil.start();
  });

  test('a root field without a value that the schema promises makes the answer null, with the one error that explains it', async () => {
    await city.leading.stop();
    const { body } = await federation.ask(board);
    expect(body.data).toBeNull();
    expect(body.errors).toMatchObject([
      { path: ['indicators'], extensions: { code: 'DEPARTMENT_UNREACHABLE', department: 'leading' } },
    ]);
    await city.leading.start();
  });
});

describe('a department answers with errors', () => {
  test('its own words stay inside; the caller learns the place, the department, and what to do', async () => {
    const { body, text } = await federation.ask('{ broken }');
    expect(body.data).toEqual({ broken: null });
    expect(body.errors).toMatchObject([{ path: ['broken'], extensions: { code: 'DEPARTMENT_ERROR', department: 'hrss' } }]);
    expect(text).not.toMatch(/password|stacktrace/);
  });

  test('but what it says to the caller on purpose is passed on', async () => {
    const { body } = await federation.ask('{ no: refused }');
    expect(body.errors).toEqual([
      {
        message: '本月数据尚未上报',
        path: ['no'],
        extensions: { code: 'DEPARTMENT_REFUSED', department: 'hrss', departmentCode: 'DATA_NOT_READY' },
      },
    ]);
  });

  test.for([
    ['UNSIGNED', /网关没有签名.*网关管理员.*does not sign.*--department-keys/],
    ['UNKNOWN_KEY', /不认识网关的签名密钥.*网关管理员.*does not know the key/],
    ['BAD_SIGNATURE', /签名.*不符.*网关管理员.*does not fit/],
    ['STALE_SIGNATURE', /时钟.*网关管理员.*clocks/],
    ['REPLAYED', /已使用过.*网关管理员.*was used before/],
  ] as const)('a gateway that it does not believe (%s) is not told as its fault', async ([code, message]) => {
    city.hrss.says = JSON.stringify({ errors: [{ message: 'no', extensions: { code } }] });
    const { body, text } = await federation.ask('{ broken }');
    city.hrss.says = undefined;
    expect(body.data).toEqual({ broken: null });
    expect(body.errors).toEqual([
      {
        message: expect.stringMatching(message),
        path: ['broken'],
        extensions: { code: 'DEPARTMENT_DISBELIEVES_GATEWAY', department: 'hrss', departmentCode: code },
      },
    ]);
    expect(text).not.toMatch(/内部出错|failed internally/);
  });

  test('an entity that fails is reported at every place of the answer that it feeds', async () => {
    const rows = city.hrss.resolvers.HrssIndicator ?? {};
    const value = rows.value;
    rows.value = () => {
      throw new Error('disk full');
    };
    await city.hrss.stop();
    await city.hrss.start();
    const { body } = await federation.ask('{ tasks { indicators { n: code v: value } } }');
    const paths = body.errors.map(({ path }: { path: unknown }) => path);
    expect(paths).toEqual([
      ['tasks', 0, 'indicators', 0, 'v'],
      ['tasks', 1, 'indicators', 0, 'v'],
      ['tasks', 1, 'indicators', 1, 'v'],
    ]);
    if (value) rows.value = value;
    await city.hrss.stop();
    await city.hrss.start();
  });

  test('a promised value that it does not deliver nulls the nearest field that may be null', async () => {
    const { body } = await federation.ask('{ strict(pid: "p1") }');
    expect(body.data).toBeNull();
    expect(body.errors).toMatchObject([{ path: ['strict'], extensions: { department: 'hrss' } }]);
  });
});

describe('a department is slow', () => {
  test('it loses its own fields after its time, and the others are not held back further', async () => {
    const slowCity = createCity();
    await using slow = await startFederation(Object.values(slowCity), { limits: { departmentTimeout: 300 } });
    await slow.ask(board);
    slowCity.hrss.delay = 2000;
    const started = Date.now();
    const { body } = await slow.ask(board);
    expect(Date.now() - started).toBeLessThan(1500);
    expect(body.data.indicators[2]).toMatchObject({ value: 41, status: 'ACHIEVED' });
    expect(body.errors[0]).toMatchObject({
      path: ['indicators', 0, 'value'],
      extensions: { code: 'DEPARTMENT_TIMEOUT', department: 'hrss' },
    });
    slowCity.hrss.delay = 0;
  });

  test('the deadline of the whole request ends every wait', async () => {
    const slowCity = createCity();
    await using slow = await startFederation(Object.values(slowCity), { limits: { requestDeadline: 400 } });
    await slow.ask(board);
    slowCity.hrss.delay = 2000;
    const { body } = await slow.ask(board);
    expect(body.errors[0].extensions).toEqual({ code: 'DEADLINE_EXCEEDED', department: 'hrss' });
    slowCity.hrss.delay = 0;
  });

  test('an answer larger than its limit is not read to the end', async () => {
    await using small = await startFederation(Object.values(createCity()), { limits: { maxDepartmentAnswerBytes: 150 } });
    const { body } = await small.ask('{ people { pid name } indicators { code } }');
    expect(body.errors[0].extensions).toMatchObject({ code: 'DEPARTMENT_ANSWER_TOO_LARGE' });
  });

  test('a failure of many rows lists some errors and counts the rest', async () => {
    const bigCity = createCity();
    await using big = await startFederation(Object.values(bigCity), { limits: { maxErrors: 3 } });
    await bigCity.hrss.stop();
    const { body } = await big.ask(board);
    expect(body.errors).toHaveLength(4);
    expect(body.errors[3].extensions).toEqual({ code: 'ERRORS_OMITTED', omitted: 1 });
  });
});

describe('a caller hangs up', () => {
  test('and the departments are no longer kept busy for it, nor blamed for it in the log', async () => {
    const slowCity = createCity();
    const lines: { msg: string }[] = [];
    const log = pino({ level: 'info' }, { write: line => lines.push(JSON.parse(line)) });
    await using slow = await startFederation(Object.values(slowCity), {}, log);
    await slow.ask(board);
    slowCity.leading.delay = 500;
    slowCity.hrss.heard.length = 0;
    const hangUp = new AbortController();
    const asked = slow.send({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: board }),
      signal: hangUp.signal,
    });
    setTimeout(() => hangUp.abort(), 100);
    await expect(asked).rejects.toThrow('abort');
    const said = () => lines.map(({ msg }) => msg);
    await expect.poll(said, { timeout: 10_000 }).toContain('the caller hung up before the answer was sent');
    await new Promise(resolve => setTimeout(resolve, 800));
    expect(slowCity.hrss.heard).toEqual([]);
    expect(said()).not.toContain('a department failed');
    slowCity.leading.delay = 0;
  });
});
