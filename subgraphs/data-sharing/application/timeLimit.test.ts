import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationStep, apply, draft } from '../testing/applications.ts';
import { CONTRACT } from '../testing/contract.ts';
import { HRSS } from '../testing/officers.ts';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority(CONTRACT);
});
afterAll(() => authority[Symbol.asyncDispose]());

/** A day so many days from today, in the city. */
function dayIn(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

/** What an officer hears who submits a draft that was good when it was made, of which time or the city's rules have thought otherwise since. */
async function refusalOf({ useFrom = null, useUntil }: { useFrom?: string | null; useUntil: string }) {
  const number = await draft(authority, HRSS, { provider: 'civil-affairs', useUntil: dayIn(1) });
  await authority.database.sql
    .updateTable('sharing_application')
    .set({ use_from: useFrom, use_until: useUntil })
    .where('number', '=', number)
    .execute();
  const { errors } = await authority.tryAs(HRSS, applicationStep('submitApplication'), { number });
  return errors?.[0];
}

describe('an officer submits an application whose time limit', () => {
  it.each([
    ['was reached long ago', -400],
    ['was yesterday', -1],
    ['is today', 0],
  ])('%s: it is refused, by the argument and what to do', async (_, days) => {
    const useUntil = dayIn(days);
    const refusal = await refusalOf({ useUntil });
    expect(refusal?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'useUntil' });
    expect(refusal?.message).toBe(
      `参数 useUntil 为 ${useUntil}，须晚于今天（${dayIn(0)}）；请用 reviseApplication 修改后再提交 (argument "useUntil" is ${useUntil} and must be after today, ${dayIn(0)}; mend it with reviseApplication, then submit again)`,
    );
  });

  it('is tomorrow: it is accepted', async () => {
    expect(await refusalOf({ useUntil: dayIn(1) })).toBeUndefined();
  });

  it('is before the first day of use: it is refused', async () => {
    const refusal = await refusalOf({ useFrom: dayIn(30), useUntil: dayIn(20) });
    expect(refusal?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'useFrom' });
    expect(refusal?.message).toContain('reviseApplication');
  });
});

describe('a city that lets no grant last longer than a year', () => {
  beforeAll(async () => {
    await authority.database.sql
      .insertInto('sharing_parameter')
      .values([
        {
          name: 'LONGEST_GRANT',
          valid_from: '2020-01-01',
          value: 12,
          unit: '月',
          basis: '市数据局规定',
          verified: true,
          import_run: 1,
        },
        {
          name: 'LONGEST_GRANT',
          valid_from: '2089-01-01',
          value: 1,
          unit: '月',
          basis: '尚未生效',
          verified: true,
          import_run: 1,
        },
      ])
      .execute();
  });

  it('refuses a longer one, and says until when it may last and by which basis', async () => {
    const refusal = await refusalOf({ useUntil: '2080-01-01' });
    expect(refusal?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'useUntil' });
    expect(refusal?.message).toMatch(/最长 12 个月，依据：市数据局规定.*最晚可填 20\d\d-\d\d-\d\d.*reviseApplication/);
    expect(refusal?.message).toMatch(/at most 12 months.*20\d\d-\d\d-\d\d at the latest/);
  });

  it('refuses it in a draft already', async () => {
    await expect(draft(authority, HRSS, { provider: 'civil-affairs', useUntil: '2080-01-01' })).rejects.toThrow(
      '授权最长 12 个月',
    );
  });

  it('counts from the first day of use', async () => {
    expect(await refusalOf({ useFrom: '2080-01-01', useUntil: '2081-01-02' })).toBeDefined();
    await apply(authority, HRSS, { provider: 'civil-affairs', useFrom: '2080-01-01', useUntil: '2080-12-31' });
  });
});
