import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationStep, apply } from '../testing/applications.ts';
import { codeOf } from '../testing/codeOf.ts';
import { CONTRACT } from '../testing/contract.ts';
import { AUTHORITY, CIVIL_SHARING, HRSS, HRSS_SHARING } from '../testing/officers.ts';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';
import { recountRunningClocks } from './runClock.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority(CONTRACT);
});
afterAll(() => authority[Symbol.asyncDispose]());

const OVERDUE = '{ overdueClocks { edges { node { subjectNumber kind department dueOn } } } }';

describe('a provider that does not answer', () => {
  it('is on the list of the overdue the day after its last day, for itself and the authority, until it answers', async () => {
    const { number } = await apply(authority, HRSS, { provider: 'civil-affairs' });
    await authority.as(HRSS_SHARING, applicationStep('approveApplication'), { number });
    expect(await authority.as(AUTHORITY, OVERDUE)).toEqual({ overdueClocks: { edges: [] } });

    await authority.database.sql.updateTable('statutory_clock').set({ started_on: '2025-09-26' }).execute();
    await recountRunningClocks(authority.database.sql);
    const late = { subjectNumber: number, kind: 'CONDITIONAL_REPLY', department: 'civil-affairs', dueOn: '2025-10-16' };
    for (const officer of [AUTHORITY, CIVIL_SHARING])
      expect(await authority.as(officer, OVERDUE)).toEqual({ overdueClocks: { edges: [{ node: late }] } });
    expect(await authority.as(HRSS, OVERDUE)).toEqual({ overdueClocks: { edges: [] } });
    expect(codeOf(await authority.tryAs(undefined, OVERDUE))).toBe('FORBIDDEN');

    await authority.as(CIVIL_SHARING, applicationStep('refuseApplication', '', 'reason: "与职责无关"'), { number });
    expect(await authority.as(AUTHORITY, OVERDUE)).toEqual({ overdueClocks: { edges: [] } });
  });
});

describe('a clock that runs over a holiday published after it began', () => {
  it('is counted anew', async () => {
    const { number } = await apply(authority, HRSS, { provider: 'civil-affairs' });
    await authority.as(HRSS_SHARING, applicationStep('approveApplication'), { number });
    const db = authority.database.sql;
    await db.updateTable('statutory_clock').set({ started_on: '2031-01-22' }).where('subject_number', '=', number).execute();
    const due = async () => {
      await recountRunningClocks(db);
      const { rows } = await sql<{ due: string }>`
        select to_char(due_on, 'YYYY-MM-DD') as due from statutory_clock where subject_number = ${number}`.execute(db);
      return rows[0]?.due;
    };
    expect(await due()).toBe('2031-02-05');
    await db
      .insertInto('calendar_day')
      .values({ day: '2031-01-23', working: false, occasion: '春节', source: '测试', verified: false, import_run: 1 })
      .execute();
    expect(await due()).toBe('2031-02-06');
  });
});
