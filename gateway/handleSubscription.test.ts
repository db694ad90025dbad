import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createCity } from './testkit/city.ts';
import { readSse } from './testkit/readSse.ts';
import { StreamingDepartment } from './testkit/StreamingDepartment.ts';
import { type Federation, startFederation } from './testkit/startFederation.ts';

const reports = new StreamingDepartment();
const city = createCity();
let federation: Federation;
beforeAll(async () => {
  federation = await startFederation([...Object.values(city), reports]);
});
afterAll(() => federation[Symbol.asyncDispose]());

const watch = 'subscription { deathReported { date person { pid name } } }';
const listening = (count: number) => vi.waitFor(() => expect(reports.listeners).toBe(count), 10_000);

describe('an officer watches deaths that are reported', () => {
  test('and gets each event with the names that another department owns, until the department has no more', async () => {
    const stream = await readSse(federation.gateway.url, { query: watch });
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    await listening(1);
    reports.push({ date: '2026-03-01', pid: 'p2' });
    expect(await stream.next()).toEqual({
      event: 'next',
      data: { data: { deathReported: { date: '2026-03-01', person: { pid: 'p2', name: '李四' } } } },
    });
    reports.push({ date: '2026-03-02', pid: 'p1' });
    expect((await stream.next())?.data.data.deathReported.person.name).toBe('张三');
    reports.finish();
    expect(await stream.next()).toEqual({ event: 'complete', data: undefined });
    expect(await stream.next()).toBeUndefined();
    await listening(0);
  });
});
