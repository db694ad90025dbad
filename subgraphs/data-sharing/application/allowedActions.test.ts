import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Officer } from '../acting/actingOfficer.ts';
import { type Application, applicationStep, apply, draft } from '../testing/applications.ts';
import { CONTRACT } from '../testing/contract.ts';
import { AUTHORITY, CIVIL, CIVIL_SHARING, HRSS, HRSS_SHARING } from '../testing/officers.ts';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority(CONTRACT);
});
afterAll(() => authority[Symbol.asyncDispose]());

/** What an officer is told that he or she may do. */
async function offeredTo(officer: Officer, number: string): Promise<unknown> {
  const { sharingApplication } = await authority.as<{ sharingApplication: Application }>(
    officer,
    'query ($number: ID!) { sharingApplication(number: $number) { allowedActions } }',
    { number },
  );
  return sharingApplication.allowedActions;
}

const ask = applicationStep('requestExtension', '', 'workingDays: 5, reason: "核对纸质档案"');
const back = applicationStep('returnApplication', '', 'missingItems: ["审计通知书文号"]');

describe('an officer is offered', () => {
  it('only what is his or hers to do, by office', async () => {
    const number = await draft(authority, HRSS, { provider: 'civil-affairs' });
    expect(await offeredTo(HRSS, number)).toEqual(['reviseApplication', 'submitApplication', 'withdrawApplication']);
    for (const other of [CIVIL, CIVIL_SHARING, AUTHORITY]) expect(await offeredTo(other, number)).toEqual([]);
  });

  it('no approval of his or her own application', async () => {
    const { number } = await apply(authority, HRSS_SHARING, { provider: 'civil-affairs' });
    expect(await offeredTo(HRSS_SHARING, number)).toEqual(['withdrawApplication', 'declineApplication']);
    const colleague = { ...HRSS_SHARING, subject: 'qian.hrss' };
    expect(await offeredTo(colleague, number)).toContain('approveApplication');
    expect(await offeredTo(HRSS, number)).toEqual(['withdrawApplication']);
  });

  it('a return and an extension once only, and consent only while it is waited for', async () => {
    const { number } = await apply(authority, HRSS, { provider: 'civil-affairs' });
    const approve = () => authority.as(HRSS_SHARING, applicationStep('approveApplication'), { number });
    await approve();
    const decide = ['grantApplication', 'refuseApplication'];
    expect(await offeredTo(CIVIL_SHARING, number)).toEqual(['returnApplication', 'requestExtension', ...decide]);
    expect(await offeredTo(AUTHORITY, number)).toEqual([]);

    await authority.as(CIVIL_SHARING, ask, { number });
    expect(await offeredTo(CIVIL_SHARING, number)).toEqual(['returnApplication', ...decide]);
    expect(await offeredTo(AUTHORITY, number)).toEqual(['consentToExtension', 'refuseExtension']);
    await authority.as(AUTHORITY, applicationStep('consentToExtension'), { number });
    expect(await offeredTo(AUTHORITY, number)).toEqual([]);

    await authority.as(CIVIL_SHARING, back, { number });
    await authority.as(HRSS, applicationStep('submitApplication'), { number });
    await approve();
    expect(await offeredTo(CIVIL_SHARING, number)).toEqual(['requestExtension', ...decide]);
    const again = await authority.tryAs(CIVIL_SHARING, back, { number });
    expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'ILLEGAL_STEP', allowed: ['requestExtension', ...decide] });
  });

  it('no extension for what is shared without conditions', async () => {
    const { number } = await apply(authority, HRSS, { provider: 'civil-affairs', fields: ['Community.*'] });
    await authority.as(HRSS_SHARING, applicationStep('approveApplication'), { number });
    expect(await offeredTo(CIVIL_SHARING, number)).not.toContain('requestExtension');
  });

  it('after a step that comes too late: what is left to him or her, and nothing of others', async () => {
    const { number } = await apply(authority, HRSS, { provider: 'civil-affairs' });
    const { errors } = await authority.tryAs(HRSS, applicationStep('submitApplication'), { number });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ILLEGAL_STEP', state: 'SUBMITTED', allowed: ['withdrawApplication'] });
  });
});

describe('an officer who comes out of turn hears whose turn it is', () => {
  async function toldTo(officer: Officer, action: string, number: string) {
    const { errors } = await authority.tryAs(officer, applicationStep(action), { number });
    return errors?.[0]?.message;
  }

  it('at each desk that the application passes', async () => {
    const number = await draft(authority, HRSS, { provider: 'civil-affairs' });
    expect(await toldTo(CIVIL_SHARING, 'grantApplication', number)).toMatch(
      /DRAFT.*allowed: nothing\. Its applicant submits it next \(submitApplication\)/,
    );
    await authority.as(HRSS, applicationStep('submitApplication'), { number });
    expect(await toldTo(CIVIL_SHARING, 'grantApplication', number)).toBe(
      `共享申请 ${number} 当前状态为 SUBMITTED，不能办理 grantApplication；可以办理：无。下一步由需求部门共享工作机构审核（approveApplication 或者 declineApplication） (application ${number} is SUBMITTED, which does not allow grantApplication; allowed: nothing. The sharing officer of the requesting department approves it next (approveApplication), or sends it back (declineApplication))`,
    );
    await authority.as(HRSS_SHARING, applicationStep('approveApplication'), { number });
    expect(await toldTo(HRSS_SHARING, 'approveApplication', number)).toMatch(
      /WITH_PROVIDER.*下一步由提供部门共享工作机构答复.*The sharing officer of the providing department answers it next \(grantApplication/,
    );
    await authority.as(CIVIL_SHARING, back, { number });
    expect(await toldTo(CIVIL_SHARING, 'grantApplication', number)).toMatch(
      /RETURNED.*allowed: nothing\. Its applicant supplies what missingItems names/,
    );
    await authority.as(HRSS, applicationStep('submitApplication'), { number });
    await authority.as(HRSS_SHARING, applicationStep('approveApplication'), { number });
    await authority.as(CIVIL_SHARING, applicationStep('grantApplication'), { number });
    expect(await toldTo(HRSS_SHARING, 'approveApplication', number)).toMatch(/GRANTED.*开通授权（activateGrant）/);
  });
});

describe('whoever activates a grant', () => {
  it('is told its number at once; before, there is none', async () => {
    const { number } = await apply(authority, HRSS, { provider: 'civil-affairs' });
    await authority.as(HRSS_SHARING, applicationStep('approveApplication'), { number });
    const granted = 'mutation ($number: ID!) { grantApplication(number: $number) { state grantNumber } }';
    expect(await authority.as(CIVIL_SHARING, granted, { number })).toEqual({
      grantApplication: { state: 'GRANTED', grantNumber: null },
    });
    const activate = 'mutation ($number: ID!) { activateGrant(number: $number) { state grantNumber } }';
    expect(await authority.as(CIVIL_SHARING, activate, { number })).toEqual({
      activateGrant: { state: 'ACTIVE', grantNumber: expect.stringMatching(/^GX-20\d\d-\d{5}$/) },
    });
  });
});
