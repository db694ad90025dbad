import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantTo } from '../testing/applications.ts';
import { codeOf } from '../testing/codeOf.ts';
import { CONTRACT } from '../testing/contract.ts';
import {
  AUDIT,
  AUDIT_SHARING,
  AUDITOR,
  AUTHORITY,
  CIVIL_SHARING,
  HRSS,
  HRSS_SHARING,
  MEDICAL,
  MEDICAL_SHARING,
} from '../testing/officers.ts';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority(CONTRACT);
});
afterAll(() => authority[Symbol.asyncDispose]());

interface Correction {
  number: string;
  state: string;
  provider: string;
  notices: { department: string; handledAt: string | null }[];
}
const SHOWN = 'number state provider finding reply notices { department handledAt }';
const FILE = `mutation ($input: CorrectionInput!) { fileCorrection(input: $input) { ${SHOWN} } }`;
const REPLY = `mutation ($number: ID!, $answer: CorrectionReply!) { replyToCorrection(number: $number, answer: $answer) { ${SHOWN} } }`;
const HANDLE =
  'mutation ($number: ID!) { handleCorrectionNotice(number: $number, handling: "已更新本部门记录") { department handledBy correction { state } } }';

const WRONG_DATE = {
  coordinate: 'CivilAffairsRecord.deathDate',
  entityKeyHash: 'hmac:9f86d081884c7d65',
  wrong: '死亡日期早于出生日期',
};

async function file(input: object = {}): Promise<Correction> {
  return (await authority.as<{ fileCorrection: Correction }>(AUDITOR, FILE, { input: { ...WRONG_DATE, ...input } }))
    .fileCorrection;
}

describe('a wrong death date', () => {
  let correction: Correction;

  it('is filed with its owner by the contract, who has ten working days', async () => {
    await grantTo(authority, { applicant: HRSS, approver: HRSS_SHARING, provider: CIVIL_SHARING });
    await grantTo(
      authority,
      { applicant: AUDIT, approver: AUDIT_SHARING, provider: CIVIL_SHARING },
      { fields: ['CivilAffairsRecord.*', 'Cremation.*'] },
    );
    await grantTo(
      authority,
      { applicant: MEDICAL, approver: MEDICAL_SHARING, provider: CIVIL_SHARING },
      { fields: ['Cremation.crematedOn'] },
    );
    correction = await file();
    expect(correction).toMatchObject({ state: 'FILED', provider: 'civil-affairs', notices: [] });
    const clock = await authority.database.sql
      .selectFrom('statutory_clock')
      .select(['kind', 'department', 'working_days'])
      .where('subject_number', '=', correction.number)
      .executeTakeFirstOrThrow();
    expect(clock).toEqual({ kind: 'CORRECTION_REPLY', department: 'civil-affairs', working_days: 10 });
  });

  it('is corrected by the owner only, and told to every department that could have received it', async () => {
    const { number } = correction;
    const answer = { finding: 'CORRECTED', reply: '已按火化登记更正', receivers: ['veterans-affairs', 'civil-affairs'] };
    expect(codeOf(await authority.tryAs(AUDIT_SHARING, REPLY, { number, answer }))).toBe('FORBIDDEN');
    const { replyToCorrection } = await authority.as<{ replyToCorrection: Correction }>(CIVIL_SHARING, REPLY, { number, answer });
    expect(replyToCorrection).toMatchObject({ state: 'NOTIFYING', finding: 'CORRECTED' });
    expect(replyToCorrection.notices).toEqual([
      { department: 'audit', handledAt: null },
      { department: 'hrss', handledAt: null },
      { department: 'veterans-affairs', handledAt: null },
    ]);
  });

  it('is closed by the last receiver that acts on its notice', async () => {
    const { number } = correction;
    const inbox =
      '{ correctionNotices(waiting: true) { edges { node { correction { number coordinate entityKeyHash reply } } } } }';
    expect(await authority.as(HRSS, inbox)).toEqual({
      correctionNotices: {
        edges: [
          {
            node: {
              correction: {
                number,
                coordinate: 'CivilAffairsRecord.deathDate',
                entityKeyHash: 'hmac:9f86d081884c7d65',
                reply: '已按火化登记更正',
              },
            },
          },
        ],
      },
    });
    const veterans = { subject: 'gao.veterans', department: 'veterans-affairs', roles: ['officer'] };
    expect(codeOf(await authority.tryAs(MEDICAL, HANDLE, { number }))).toBe('NOT_FOUND');
    await authority.as(HRSS, HANDLE, { number });
    expect(codeOf(await authority.tryAs(HRSS, HANDLE, { number }))).toBe('ILLEGAL_STEP');
    await authority.as(AUDITOR, HANDLE, { number });
    expect(await authority.as(veterans, HANDLE, { number })).toEqual({
      handleCorrectionNotice: { department: 'veterans-affairs', handledBy: 'gao.veterans', correction: { state: 'CLOSED' } },
    });
    expect(await authority.as(HRSS, inbox)).toEqual({ correctionNotices: { edges: [] } });
  });
});

describe('a request', () => {
  it('about a value that is right is closed by the reply, and disturbs nobody', async () => {
    const { number } = await file();
    const answer = { finding: 'UPHELD', reply: '与火化登记一致' };
    const { replyToCorrection } = await authority.as<{ replyToCorrection: Correction }>(CIVIL_SHARING, REPLY, { number, answer });
    expect(replyToCorrection).toMatchObject({ state: 'CLOSED', notices: [] });
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, REPLY, { number, answer }))).toBe('ILLEGAL_STEP');
  });

  it('never carries an ID number, names a field of the contract, and is not about one’s own data', async () => {
    const refused = async (officer: typeof AUDITOR, input: object) =>
      codeOf(await authority.tryAs(officer, FILE, { input: { ...WRONG_DATE, ...input } }));
    expect(await refused(AUDITOR, { entityKeyHash: '360799195001010018' })).toBe('FORBIDDEN');
    expect(await refused(AUDITOR, { coordinate: 'Person.shoeSize' })).toBe('BAD_USER_INPUT');
    expect(await refused(CIVIL_SHARING, {})).toBe('BAD_USER_INPUT');
  });
});

describe('two departments that do not agree', () => {
  it('consult, then ask the authority, which asks the government', async () => {
    const { number: about } = await file();
    const open = `mutation ($about: ID!) { openDispute(aboutKind: CORRECTION, aboutNumber: $about, claim: "逾期不更正") { number state requester provider openedIn } }`;
    expect(codeOf(await authority.tryAs(HRSS_SHARING, open, { about }))).toBe('NOT_FOUND');
    const { openDispute } = await authority.as<{ openDispute: { number: string } }>(AUDIT_SHARING, open, { about });
    expect(openDispute).toMatchObject({ state: 'CONSULTING', requester: 'audit', provider: 'civil-affairs', openedIn: 'audit' });
    const { number } = openDispute;
    const step = (action: string, word: string) =>
      `mutation ($number: ID!) { ${action}(number: $number, ${word}: "经过") { state settledAtLevel outcome } }`;
    const settle = await authority.tryAs(CIVIL_SHARING, step('settleDispute', 'outcome'), { number });
    expect(settle.errors?.[0]?.message).toMatch(/^协商一致须由提出部门确认/);
    expect(codeOf(await authority.tryAs(AUTHORITY, step('decideDispute', 'outcome'), { number }))).toBe('ILLEGAL_STEP');
    await authority.as(CIVIL_SHARING, step('referDisputeToAuthority', 'reason'), { number });
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, step('referDisputeToGovernment', 'reason'), { number }))).toBe(
      'FORBIDDEN',
    );
    await authority.as(AUTHORITY, step('referDisputeToGovernment', 'reason'), { number });
    expect(await authority.as(AUTHORITY, step('decideDispute', 'outcome'), { number })).toEqual({
      decideDispute: { state: 'SETTLED', settledAtLevel: 'WITH_GOVERNMENT', outcome: '经过' },
    });
  });
});
