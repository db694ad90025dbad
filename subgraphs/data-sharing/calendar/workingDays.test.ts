import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';
import { readCalendar } from './readCalendar.ts';
import { addWorkingDays, isWorkingDay } from './workingDays.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority[Symbol.asyncDispose]());

const NOTHING_SAID: ReadonlyMap<string, boolean> = new Map();

describe('the working calendar', () => {
  it('knows days off and make-up workdays of 2025 and 2026 from the notices, all compared with them', async () => {
    const { rows } = await authority
      .ask<{ calendarDays: { edges: { node: { day: string; working: boolean; source: string; verified: boolean } }[] } }>(
        '{ calendarDays(first: 500) { edges { node { day working source verified } } } }',
      )
      .then(({ calendarDays }) => ({ rows: calendarDays.edges.map(({ node }) => node) }));
    const count = (year: string, working: boolean) =>
      rows.filter(row => row.day.startsWith(year) && row.working === working).length;
    expect([count('2025', false), count('2025', true), count('2026', false), count('2026', true)]).toEqual([28, 5, 33, 6]);
    expect(rows.every(({ verified }) => verified)).toBe(true);
    expect(new Set(rows.map(({ source }) => source.split(' ')[0]))).toEqual(
      new Set(['国办发明电〔2024〕12号', '国办发明电〔2025〕7号']),
    );
  });

  it('agrees with the library on every day of both years: two sources that were written apart', async () => {
    const days = await readCalendar(authority.database.sql);
    const differing = [...days].filter(([day, working]) => isWorkingDay(day, NOTHING_SAID) !== working);
    expect(differing).toEqual([]);
  });

  it.each([
    ['an ordinary week', '2025-11-03', 1, '2025-11-04'],
    ['over a weekend', '2025-10-31', 1, '2025-11-03'],
    ['over National Day, with the Saturday that makes up for it', '2025-09-26', 10, '2025-10-16'],
    ['over the Spring Festival of 2026', '2026-02-13', 1, '2026-02-14'],
    ['over the Spring Festival of 2026, two days', '2026-02-13', 2, '2026-02-24'],
    ['from a day on which nobody works', '2025-10-01', 1, '2025-10-09'],
    ['twenty days over the New Year', '2025-12-22', 20, '2026-01-20'],
    ['beyond the published arrangements, Monday to Friday', '2031-01-03', 1, '2031-01-06'],
  ])('%s', async (_case, begins, workingDays, due) => {
    expect(addWorkingDays(begins, workingDays, await readCalendar(authority.database.sql))).toBe(due);
    expect(
      await authority.ask('query ($b: String!, $n: Int!) { dueDay(begins: $b, workingDays: $n) }', { b: begins, n: workingDays }),
    ).toEqual({ dueDay: due });
  });

  it('believes its own table before the library', () => {
    expect(isWorkingDay('2025-11-05', new Map([['2025-11-05', false]]))).toBe(false);
    expect(isWorkingDay('2025-10-01', new Map([['2025-10-01', true]]))).toBe(true);
  });

  it('refuses what is no day and what is no count', async () => {
    for (const args of [
      'begins: "2025-02-30", workingDays: 1',
      'begins: "tomorrow", workingDays: 1',
      'begins: "2025-02-28", workingDays: 0',
    ]) {
      const { errors } = await authority.askRaw(`{ dueDay(${args}) }`);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });
});
