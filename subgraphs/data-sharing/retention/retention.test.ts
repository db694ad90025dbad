import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Officer } from '../acting/actingOfficer.ts';
import { applicationStep, apply, grantTo } from '../testing/applications.ts';
import { codeOf } from '../testing/codeOf.ts';
import { CONTRACT } from '../testing/contract.ts';
import { AUDIT_SHARING, AUDITOR, AUTHORITY, CIVIL_SHARING, HRSS, HRSS_SHARING } from '../testing/officers.ts';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority(CONTRACT);
});
afterAll(() => authority[Symbol.asyncDispose]());

const REPORT = `deleted rules { kind years validFrom verified due held } records { kind number lastActAt heldBecause }`;
interface Report {
  deleted: boolean;
  rules: { kind: string; years: number; due: number; held: number }[];
  records: { kind: string; number: string; lastActAt: string; heldBecause: string | null }[];
}

const dryRun = async (officer: Officer = AUTHORITY) =>
  (await authority.as<{ retention: Report }>(officer, `{ retention { ${REPORT} } }`)).retention;
const carryOut = async () =>
  (await authority.as<{ deleteByRetention: Report }>(AUTHORITY, `mutation { deleteByRetention { ${REPORT} } }`))
    .deleteByRetention;
const told = ({ records }: Report) => records.map(({ number, heldBecause }) => [number, heldBecause]);

/** As if all that has been done so far had been done so many years and days ago. */
async function letPass(years: number, days: number) {
  const back = sql.raw(`interval '${years} years ${days} days'`);
  const db = authority.database.sql;
  await sql`alter table sharing_act disable trigger user`.execute(db);
  await sql`update sharing_act set done_at = done_at - ${back}`.execute(db);
  await sql`alter table sharing_act enable trigger user`.execute(db);
  await sql`update sharing_grant set ended_at = ended_at - ${back}`.execute(db);
  await sql`update sharing_dispute set settled_at = settled_at - ${back}`.execute(db);
}

async function exists(number: string) {
  const { rows } = await sql`select from sharing_application where number = ${number} union all
    select from sharing_grant where number = ${number} union all
    select from correction_request where number = ${number}`.execute(authority.database.sql);
  return rows.length > 0;
}

const sides = { applicant: HRSS, approver: HRSS_SHARING, provider: CIVIL_SHARING };
const byReason = (action: string) => `mutation ($number: ID!) { ${action}(number: $number, reason: "目的已实现") { number } }`;
const CERTIFY =
  'mutation ($number: ID!) { certifyDisposal(number: $number, method: "删除", disposedOn: "2025-10-01") { number } }';
const ACCEPT = 'mutation ($number: ID!) { acceptDisposal(number: $number) { number } }';
const DISPUTE = `mutation ($kind: SharingSubjectKind!, $number: ID!) {
  openDispute(aboutKind: $kind, aboutNumber: $number, claim: "超范围使用") { number } }`;
const USE =
  'mutation ($number: ID!) { recordUsage(number: $number, usage: { scenario: "核验", process: "比对", effect: "停发", storage: "不落地" }) { number } }';

/** A refused application. */
async function refused() {
  const { number } = await apply(authority, HRSS, { provider: 'civil-affairs' });
  await authority.as(HRSS_SHARING, applicationStep('approveApplication'), { number });
  await authority.as(CIVIL_SHARING, applicationStep('refuseApplication', '', 'reason: "与职责无关"'), { number });
  return number;
}

/** A grant that was used, given up, and whose data is gone. @returns its number and its application's */
async function disposed() {
  const grant = await grantTo(authority, sides);
  await authority.as(HRSS, USE, { number: grant });
  await authority.as(HRSS_SHARING, byReason('relinquishGrant'), { number: grant });
  await authority.as(HRSS_SHARING, CERTIFY, { number: grant });
  await authority.as(CIVIL_SHARING, ACCEPT, { number: grant });
  const { rows } = await sql<{ number: string }>`
    select application_number as number from sharing_grant where number = ${grant}`.execute(authority.database.sql);
  return { grant, application: rows[0]?.number ?? '' };
}

/** A correction that its owner upheld. */
async function corrected() {
  const input = { coordinate: 'CivilAffairsRecord.deathDate', entityKeyHash: 'hmac:0123456789', wrong: '死亡日期有误' };
  const { fileCorrection } = await authority.as<{ fileCorrection: { number: string } }>(
    AUDITOR,
    'mutation ($input: CorrectionInput!) { fileCorrection(input: $input) { number } }',
    { input },
  );
  const { number } = fileCorrection;
  const reply =
    'mutation ($number: ID!) { replyToCorrection(number: $number, answer: { finding: RETRACTED, reply: "已撤销" }) { number } }';
  await authority.as(CIVIL_SHARING, reply, { number });
  const handle = 'mutation ($number: ID!) { handleCorrectionNotice(number: $number, handling: "已改") { handledAt } }';
  const { rows } = await sql<{ department: string }>`
    select department from correction_notice where correction_number = ${number}`.execute(authority.database.sql);
  for (const { department } of rows) await authority.as(department === 'audit' ? AUDITOR : HRSS, handle, { number });
  return number;
}

/** What earlier tests left is not due in the next one. */
beforeEach(async () => {
  const db = authority.database.sql;
  for (const table of ['correction_notice', 'correction_request', 'usage_record', 'disposal_certificate', 'sharing_dispute'])
    await sql`delete from ${sql.table(table)}`.execute(db);
  for (const table of ['sharing_grant', 'sharing_application']) await sql`delete from ${sql.table(table)}`.execute(db);
});

describe('the authority asks what has been kept long enough', () => {
  it('and is told so three years after the last act, by which rule, and nothing is deleted by that', async () => {
    const [application, { grant, application: ofGrant }, correction] = [await refused(), await disposed(), await corrected()];
    expect(await dryRun()).toMatchObject({ deleted: false, records: [] });
    await letPass(2, 360);
    expect((await dryRun()).records).toEqual([]);
    await letPass(0, 10);
    const report = await dryRun();
    expect(report.rules).toEqual([
      { kind: 'GRANT', years: 3, validFrom: '2025-08-01', verified: false, due: 1, held: 0 },
      { kind: 'APPLICATION', years: 3, validFrom: '2025-08-01', verified: false, due: 2, held: 0 },
      { kind: 'CORRECTION', years: 3, validFrom: '2025-08-01', verified: false, due: 1, held: 0 },
    ]);
    expect(told(report)).toEqual([
      [grant, null],
      [application, null],
      [ofGrant, null],
      [correction, null],
    ]);
    expect(report.records[0]?.lastActAt).toMatch(/^20\d\d-.*\+08:00$/);
    for (const number of [application, grant, ofGrant, correction]) expect(await exists(number)).toBe(true);
  });

  it('and deletes exactly that, with all that hangs on it; who did it stays on record, and so do the acts before', async () => {
    const [application, { grant, application: ofGrant }, correction] = [await refused(), await disposed(), await corrected()];
    await letPass(3, 1);
    const young = await refused();
    const announced = await dryRun();
    const done = await carryOut();
    expect(done).toEqual({ ...announced, deleted: true });
    for (const number of [application, grant, ofGrant, correction]) expect(await exists(number)).toBe(false);
    expect(await exists(young)).toBe(true);
    expect((await dryRun()).records).toEqual([]);
    const acts = await authority.database.sql
      .selectFrom('sharing_act')
      .select(['officer', 'act', 'reason'])
      .where('subject_number', '=', grant)
      .orderBy('id')
      .execute();
    expect(acts.map(({ act }) => act)).toContain('relinquishGrant');
    expect(acts.at(-1)).toEqual({ officer: 'liu.sharing', act: 'deleteByRetention', reason: '保存满 3 年' });
    const { rows: left } = await sql`
      select from statutory_clock where subject_number in (${application}, ${ofGrant}, ${correction})`.execute(
      authority.database.sql,
    );
    expect(left).toEqual([]);
  });

  it('is the only one who may', async () => {
    for (const officer of [CIVIL_SHARING, HRSS, undefined]) {
      expect(codeOf(await authority.tryAs(officer, '{ retention { deleted } }'))).toBe('FORBIDDEN');
      expect(codeOf(await authority.tryAs(officer, 'mutation { deleteByRetention { deleted } }'))).toBe('FORBIDDEN');
    }
  });
});

describe('what is never deleted, however old', () => {
  it('is under dispute: a grant and its application, whichever of the two it is about, and a correction', async () => {
    const [first, second] = [await disposed(), await disposed()];
    const correction = await corrected();
    const open = async (officer: Officer, kind: string, number: string) =>
      (await authority.as<{ openDispute: { number: string } }>(officer, DISPUTE, { kind, number })).openDispute.number;
    await open(CIVIL_SHARING, 'GRANT', first.grant);
    const settled = await open(CIVIL_SHARING, 'APPLICATION', second.application);
    await open(AUDIT_SHARING, 'CORRECTION', correction);
    await letPass(9, 0);
    expect(told(await dryRun())).toEqual([
      [first.grant, 'UNDER_DISPUTE'],
      [second.grant, 'UNDER_DISPUTE'],
      [correction, 'UNDER_DISPUTE'],
    ]);
    await carryOut();
    for (const number of [first.grant, first.application, second.grant, second.application, correction])
      expect(await exists(number)).toBe(true);

    const settle = 'mutation ($number: ID!) { settleDispute(number: $number, outcome: "达成一致") { state } }';
    await authority.as(CIVIL_SHARING, settle, { number: settled });
    expect(told(await dryRun()).map(([number]) => number)).not.toContain(second.grant);
    await letPass(3, 1);
    await carryOut();
    expect([await exists(second.grant), await exists(second.application), await exists(first.grant)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is a grant whose disposal nobody has accepted', async () => {
    const number = await grantTo(authority, sides);
    await authority.as(HRSS_SHARING, byReason('relinquishGrant'), { number });
    await authority.as(HRSS_SHARING, CERTIFY, { number });
    await letPass(9, 0);
    const report = await carryOut();
    expect(told(report)).toEqual([[number, 'NOT_DISPOSED']]);
    expect(report.rules[0]).toMatchObject({ kind: 'GRANT', due: 0, held: 1 });
    expect(await exists(number)).toBe(true);
  });

  it('is not ended', async () => {
    const number = await grantTo(authority, sides);
    const { number: open } = await apply(authority, HRSS, { provider: 'civil-affairs' });
    await letPass(9, 0);
    expect((await carryOut()).records).toEqual([]);
    expect([await exists(number), await exists(open)]).toEqual([true, true]);
  });
});

describe('a city', () => {
  it('may not keep its books for less than three years', async () => {
    const header = '参数,生效日期,参数值,单位,依据,核对\n';
    const { reports } = await authority.importFiles({
      '共享参数_20260101.csv': `${header}KEEP_GRANTS,2026-01-01,2,年,本市规定,已核\nKEEP_CORRECTIONS,2026-01-01,5,年,本市规定,已核\n`,
    });
    expect(reports.map(({ rejected }) => rejected)).toEqual([1]);
    const { rules } = await dryRun();
    expect(rules.map(({ kind, years }) => [kind, years])).toEqual([
      ['GRANT', 3],
      ['APPLICATION', 3],
      ['CORRECTION', 5],
    ]);
  });

  it('that has decided nothing deletes nothing', async () => {
    await refused();
    await letPass(9, 0);
    await sql`delete from sharing_parameter where name = 'KEEP_APPLICATIONS'`.execute(authority.database.sql);
    const { rules, records } = await carryOut();
    expect(rules.map(({ kind }) => kind)).toEqual(['GRANT', 'CORRECTION']);
    expect(records).toEqual([]);
  });
});
