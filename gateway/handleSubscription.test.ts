import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createCity } from './testkit/city.ts';
import { StreamingDepartment } from './testkit/StreamingDepartment.ts';
import { type Federation, startFederation } from './testkit/startFederation.ts';
import { type Carrier, COMPLETE, type Subscribed, subscribeOver } from './testkit/subscribeOver.ts';

const ways: { caller: Carrier; department: Carrier }[] = [
  { caller: 'sse', department: 'sse' },
  { caller: 'ws', department: 'sse' },
  { caller: 'sse', department: 'ws' },
  { caller: 'ws', department: 'ws' },
];

describe.each(ways)('a caller over $caller, a department over $department', ({ caller, department }) => {
  const reports = new StreamingDepartment();
  const city = createCity();
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation([...Object.values(city), reports], { departmentSubscriptions: { reports: department } });
  });
  afterAll(() => federation[Symbol.asyncDispose]());
  const open = new Set<Subscribed>();
  afterEach(async () => {
    for (const stream of open) stream.hangUp();
    open.clear();
    await listening(0);
  });

  const listening = (count: number) => vi.waitFor(() => expect(reports.listeners).toBe(count), 10_000);
  const subscribe = (query: string, variables = {}) => subscribeOver(caller, federation.gateway.url, query, variables);
  const watch = async (query: string, variables = {}) => {
    const stream = await subscribe(query, variables);
    open.add(stream);
    // Pulling is what starts a subscription over a WebSocket's iterator.
    const first = stream.next();
    first.catch(() => {});
    await listening(1);
    let isFirst = true;
    const next = () => {
      if (!isFirst) return stream.next();
      isFirst = false;
      return first;
    };
    return { ...stream, next };
  };

  test('each event comes with the fields that another department owns, in order, until there are no more', async () => {
    const stream = await watch('subscription { deathReported { date person { pid name } } }');
    reports.push({ date: '2026-03-01', pid: 'p2' });
    reports.push({ date: '2026-03-02', pid: 'p1' });
    expect(await stream.next()).toEqual({ data: { deathReported: { date: '2026-03-01', person: { pid: 'p2', name: '李四' } } } });
    expect(await stream.next()).toEqual({ data: { deathReported: { date: '2026-03-02', person: { pid: 'p1', name: '张三' } } } });
    reports.finish();
    expect(await stream.next()).toBe(COMPLETE);
    await listening(0);
  });

  test('variables, aliases and conditions mean what they mean in a query', async () => {
    const query = `subscription ($town: String, $names: Boolean!) {
      report: deathReported(township: $town) { date: township who: person { __typename pid name @include(if: $names) } }
    }`;
    const stream = await watch(query, { town: '双龙镇', names: false });
    reports.push({ date: '2026-03-01', pid: 'p2' });
    expect(await stream.next()).toEqual({
      data: { report: { date: '双龙镇', who: { __typename: 'Person', pid: 'p2' } } },
    });
  });

  test('an error in one event costs one field of it, and the next event is whole again', async () => {
    const stream = await watch('subscription { deathReported { date note } }');
    reports.push({ date: '2026-03-01', isBroken: true });
    reports.push({ date: '2026-03-02' });
    expect(await stream.next()).toEqual({
      errors: [
        {
          message: expect.stringContaining('部门 reports 内部出错'),
          path: ['deathReported', 'note'],
          extensions: { code: 'DEPARTMENT_ERROR', department: 'reports' },
        },
      ],
      data: { deathReported: { date: '2026-03-01', note: null } },
    });
    expect(await stream.next()).toEqual({ data: { deathReported: { date: '2026-03-02', note: 'ok' } } });
  });

  test('a department that is down takes only its own fields of an event with it', async () => {
    const stream = await watch('subscription { deathReported { date person { pid name } } }');
    await city.hrss.stop();
    reports.push({ date: '2026-03-01', pid: 'p2' });
    const { data, errors } = await stream.next();
    expect(data).toEqual({ deathReported: { date: '2026-03-01', person: { pid: 'p2', name: null } } });
    expect(errors[0]).toMatchObject({
      path: ['deathReported', 'person', 'name'],
      extensions: { code: 'DEPARTMENT_UNREACHABLE' },
    });
    await city.hrss.start();
  });

  test('when the caller leaves, the department learns of it', async () => {
    const stream = await watch('subscription { deathReported { date } }');
    reports.push({ date: '2026-03-01' });
    await stream.next();
    stream.hangUp();
    await listening(0);
  });

  test('when the department breaks down, the caller is told so, and the subscription is complete', async () => {
    const stream = await watch('subscription { deathReported { date } }');
    reports.push({ date: '2026-03-01' });
    await stream.next();
    reports.crash();
    expect(await stream.next()).toMatchObject({
      data: { deathReported: null },
      errors: [{ path: ['deathReported'], extensions: { code: 'DEPARTMENT_UNREACHABLE', department: 'reports' } }],
    });
    expect(await stream.next()).toBe(COMPLETE);
  });

  test('what the department says when it refuses reaches the caller', async () => {
    const stream = await subscribe('subscription { refused { date } }');
    expect(await stream.next()).toMatchObject({
      data: { refused: null },
      errors: [{ message: '本月数据尚未上报', extensions: { code: 'DEPARTMENT_REFUSED', departmentCode: 'DATA_NOT_READY' } }],
    });
    expect(await stream.next()).toBe(COMPLETE);
  });

  test('a department that cannot be reached at all is a broken subscription, and back without a restart', async () => {
    await reports.stop();
    const stream = await subscribe('subscription { deathReported { date } }');
    expect((await stream.next()).errors[0].extensions).toEqual({ code: 'DEPARTMENT_UNREACHABLE', department: 'reports' });
    expect(await stream.next()).toBe(COMPLETE);
    await reports.start();
    const again = await watch('subscription { deathReported { date } }');
    reports.push({ date: '2026-03-01' });
    expect(await again.next()).toEqual({ data: { deathReported: { date: '2026-03-01' } } });
  });

  test('many events sent at once all arrive, in order', async () => {
    const stream = await subscribe('subscription { counted(last: 60) }');
    for (let number = 1; number <= 60; number++) expect(await stream.next()).toEqual({ data: { counted: number } });
    expect(await stream.next()).toBe(COMPLETE);
  });
});
