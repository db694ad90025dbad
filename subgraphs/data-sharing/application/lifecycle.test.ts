import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, applicationStep, apply } from '../testing/applications.ts';
import { codeOf } from '../testing/codeOf.ts';
import { CONTRACT } from '../testing/contract.ts';
import {
  AUDIT,
  AUDIT_SHARING,
  AUTHORITY,
  CIVIL,
  CIVIL_SHARING,
  GATEWAY,
  HRSS,
  HRSS_SHARING,
  MEDICAL_SHARING,
} from '../testing/officers.ts';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority(CONTRACT);
});
afterAll(() => authority[Symbol.asyncDispose]());

describe('the audit bureau applies for death dates of civil affairs', () => {
  let application: Application;

  it('drafts, and is told all that is missing at once when it submits too early', async () => {
    const { draftApplication } = await authority.as<{ draftApplication: Application }>(
      AUDIT,
      'mutation { draftApplication(input: { provider: "civil-affairs", basis: "审计法第三十五条" }) { number state requester } }',
    );
    application = draftApplication;
    expect(application).toMatchObject({ state: 'DRAFT', requester: 'audit' });
    const answer = await authority.tryAs(AUDIT, applicationStep('submitApplication'), { number: application.number });
    expect(answer.errors?.[0]?.message).toBe(
      '申请内容不全，缺：使用场景、使用范围、用途、共享方式、使用时限；请用 reviseApplication 补全后再提交 (the application lacks: scenario, fields, purposes, mode, useUntil; supply it with reviseApplication, then submit again)',
    );
  });

  it('completes and submits it; it is of the class that the contract says', async () => {
    application = await apply(authority, AUDIT, {
      provider: 'civil-affairs',
      fields: ['Person.civilAffairs', 'CivilAffairsRecord.deathDate', 'Cremation.*'],
      purposes: ['audit'],
    });
    expect(application).toMatchObject({ state: 'SUBMITTED', shareClass: 'conditional', applicant: AUDIT.subject });
  });

  it('is approved by its own sharing officer, who is another person, and by nobody else', async () => {
    const { number } = application;
    const approve = applicationStep('approveApplication');
    expect(codeOf(await authority.tryAs(undefined, approve, { number }))).toBe('FORBIDDEN');
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, approve, { number }))).toBe('FORBIDDEN');
    const same = { ...AUDIT, roles: ['officer', 'sharing_officer'] };
    expect((await authority.tryAs(same, approve, { number })).errors?.[0]?.message).toMatch(/^申请人不能审核自己的申请/);
    const { approveApplication } = await authority.as<{ approveApplication: Application }>(AUDIT_SHARING, approve, { number });
    expect(approveApplication).toMatchObject({ state: 'WITH_PROVIDER', approver: AUDIT_SHARING.subject });
  });

  it('is returned once, with everything that is missing; a second time is refused', async () => {
    const { number } = application;
    const back = applicationStep('returnApplication', '$missingItems: [String!]!', 'missingItems: $missingItems');
    const missingItems = ['审计通知书文号', '数据销毁方案'];
    const { returnApplication } = await authority.as<{ returnApplication: Application }>(CIVIL_SHARING, back, {
      number,
      missingItems,
    });
    expect(returnApplication).toMatchObject({ state: 'RETURNED', missingItems });
    await authority.as(AUDIT, applicationStep('submitApplication'), { number });
    await authority.as(AUDIT_SHARING, applicationStep('approveApplication'), { number });
    const again = await authority.tryAs(CIVIL_SHARING, back, { number, missingItems });
    expect(codeOf(again)).toBe('ILLEGAL_STEP');
    expect(again.errors?.[0]?.message).toMatch(/^共享申请 \S+ 已一次性告知过，不得再次退回/);
  });

  it('may take the provider ten more working days, when the authority consents', async () => {
    const { number } = application;
    const ask = applicationStep('requestExtension', '$days: Int!', 'workingDays: $days, reason: "需核对 2019 年前纸质登记"');
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, ask, { number, days: 11 }))).toBe('BAD_USER_INPUT');
    await authority.as(CIVIL_SHARING, ask, { number, days: 10 });
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, applicationStep('consentToExtension'), { number }))).toBe('FORBIDDEN');
    const { consentToExtension } = await authority.as<{ consentToExtension: Application }>(
      AUTHORITY,
      applicationStep('consentToExtension'),
      { number },
    );
    expect(consentToExtension).toMatchObject({ extensionDays: 10, extensionConsented: true });
    const clock = await authority.database.sql
      .selectFrom('statutory_clock')
      .select(['kind', 'working_days', 'extended_by'])
      .where('subject_number', '=', number)
      .where('stopped_on', 'is', null)
      .executeTakeFirstOrThrow();
    expect(clock).toEqual({ kind: 'CONDITIONAL_REPLY', working_days: 10, extended_by: 10 });
  });

  it('is granted with masks that the owner offers, and nothing flows before it is activated', async () => {
    const { number } = application;
    const grant = applicationStep('grantApplication', '$terms: GrantTerms', 'terms: $terms');
    for (const mask of ['Cremation.cause=band', 'Settlement.diagnosis=yesNo', 'cause=yesNo']) {
      expect(codeOf(await authority.tryAs(CIVIL_SHARING, grant, { number, terms: { masks: [mask] } }))).toBe('BAD_USER_INPUT');
    }
    const terms = { masks: ['Cremation.cause=yesNo'], personsPerDay: 2000 };
    const { grantApplication } = await authority.as<{ grantApplication: Application }>(CIVIL_SHARING, grant, { number, terms });
    expect(grantApplication).toMatchObject({ state: 'GRANTED', ...terms, decidedBy: CIVIL_SHARING.subject });
    const { accessRights } = await authority.as<{ accessRights: { grants: unknown[] } }>(
      GATEWAY,
      '{ accessRights { grants { number } } }',
    );
    expect(accessRights.grants).toEqual([]);
  });

  it('is activated: gateways are told of exactly what was granted', async () => {
    const { number } = application;
    const { activateGrant } = await authority.as<{ activateGrant: Application }>(
      CIVIL_SHARING,
      applicationStep('activateGrant'),
      {
        number,
      },
    );
    expect(activateGrant.state).toBe('ACTIVE');
    const { accessRights } = await authority.as<{ accessRights: { version: string; grants: object[] } }>(
      GATEWAY,
      '{ accessRights(after: 0) { version grants { state requester provider fields purposes masks validFrom validUntil personsPerDay } } }',
    );
    expect(accessRights.grants).toEqual([
      {
        state: 'ACTIVE',
        requester: 'audit',
        provider: 'civil-affairs',
        fields: ['Person.civilAffairs', 'CivilAffairsRecord.deathDate', 'Cremation.*'],
        purposes: ['audit'],
        masks: ['Cremation.cause=yesNo'],
        validFrom: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/),
        validUntil: '2090-01-01T00:00:00.000+08:00',
        personsPerDay: 2000,
      },
    ]);
  });

  it('leaves every act on record, in order, and nobody can change the record', async () => {
    const { sharingActs } = await authority.as<{ sharingActs: { edges: { node: { act: string; officer: string } }[] } }>(
      AUTHORITY,
      'query ($number: ID!) { sharingActs(first: 100, filter: { subjectNumber: $number }) { edges { node { act officer doneAt reason } } } }',
      { number: application.number },
    );
    expect(sharingActs.edges.map(({ node }) => `${node.officer} ${node.act}`)).toEqual([
      'song.audit draftApplication',
      'song.audit submitApplication',
      'he.audit approveApplication',
      'wang.civil returnApplication',
      'song.audit submitApplication',
      'he.audit approveApplication',
      'wang.civil requestExtension',
      'liu.sharing consentToExtension',
      'wang.civil grantApplication',
      'wang.civil activateGrant',
    ]);
    await expect(authority.database.sql.updateTable('sharing_act').set({ officer: 'x' }).execute()).rejects.toThrow();
    await expect(authority.database.sql.deleteFrom('sharing_act').execute()).rejects.toThrow();
    expect(codeOf(await authority.tryAs(AUDIT, '{ sharingActs { edges { cursor } } }'))).toBe('FORBIDDEN');
  });

  it('shows the application to its two sides and the authority, and to nobody else', async () => {
    const { number } = application;
    const read =
      'query ($number: ID!) { sharingApplication(number: $number) { number } sharingApplications { edges { node { number } } } }';
    for (const side of [AUDIT, CIVIL, AUTHORITY]) expect((await authority.tryAs(side, read, { number })).errors).toBeUndefined();
    expect(codeOf(await authority.tryAs(HRSS, read, { number }))).toBe('NOT_FOUND');
    expect(await authority.as(HRSS, '{ sharingApplications { totalCount edges { node { number } } } }')).toEqual({
      sharingApplications: { totalCount: 0, edges: [] },
    });
  });
});

describe('an application is refused at its door', () => {
  const submit = (input: object) => apply(authority, HRSS, { provider: 'civil-affairs', ...input });

  it('when a field is shared with nobody, with the basis', async () => {
    await expect(submit({ fields: ['CivilAffairsRecord.adoption'] })).rejects.toThrow('民法典第一千一百一十条');
  });

  it('when a field is not the provider’s, a purpose is unknown, or it asks itself', async () => {
    await expect(submit({ fields: ['Settlement.diagnosis'] })).rejects.toThrow('不是 civil-affairs 在契约中提供的数据项');
    await expect(submit({ purposes: ['curiosity'] })).rejects.toThrow('curiosity');
    await expect(submit({ purposes: ['statistics'] })).rejects.toThrow('CivilAffairsRecord.deathDate 仅可用于：audit');
    await expect(submit({ provider: 'hrss' })).rejects.toThrow('本部门数据无需申请');
  });

  it('when no such department provides anything, with those that do', async () => {
    await expect(submit({ provider: 'minzheng' })).rejects.toThrow(
      /"minzheng 不是数据提供部门，应为：civil-affairs、medical-insurance \(not a providing department: minzheng; known are civil-affairs, medical-insurance\)".*"argument":"provider"/,
    );
    await expect(submit({ provider: 'minzheng', purposes: ['eat'] })).rejects.toThrow('minzheng');
    await expect(submit({ purposes: ['eat'] })).rejects.toThrow(
      /用途 eat 不在用途代码中.*not purposes: eat.*"argument":"purposes"/,
    );
  });

  it('when a day does not exist', async () => {
    await expect(submit({ useUntil: '2026-02-30' })).rejects.toThrow('useUntil');
  });
});

describe('other ends of an application', () => {
  it('an application for unconditional data must be answered in one working day and cannot be extended', async () => {
    const { number, shareClass } = await apply(authority, HRSS, { provider: 'civil-affairs', fields: ['Community.*'] });
    expect(shareClass).toBe('unconditional');
    await authority.as(HRSS_SHARING, applicationStep('approveApplication'), { number });
    const clock = await authority.database.sql
      .selectFrom('statutory_clock')
      .select(['kind', 'working_days', 'department'])
      .where('subject_number', '=', number)
      .executeTakeFirstOrThrow();
    expect(clock).toEqual({ kind: 'UNCONDITIONAL_REPLY', working_days: 1, department: 'civil-affairs' });
    const ask = applicationStep('requestExtension', '', 'workingDays: 5, reason: "忙"');
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, ask, { number }))).toBe('ILLEGAL_STEP');

    const refuse = applicationStep('refuseApplication', '$reason: String!', 'reason: $reason');
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, refuse, { number, reason: '  ' }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await authority.tryAs(MEDICAL_SHARING, refuse, { number, reason: '不是我的' }))).toBe('NOT_FOUND');
    const { refuseApplication } = await authority.as<{ refuseApplication: Application }>(CIVIL_SHARING, refuse, {
      number,
      reason: '与职责无关',
    });
    expect(refuseApplication).toMatchObject({ state: 'REFUSED', decisionReason: '与职责无关' });
    const { errors } = await authority.tryAs(CIVIL_SHARING, applicationStep('activateGrant'), { number });
    expect(errors?.[0]?.message).toBe(
      `共享申请 ${number} 当前状态为 REFUSED，不能办理 activateGrant；可以办理：无 (application ${number} is REFUSED, which does not allow activateGrant; allowed: nothing)`,
    );
  });

  it('two officers who decide at once: one decides, the other is told the state', async () => {
    const { number } = await apply(authority, HRSS, { provider: 'civil-affairs' });
    await authority.as(HRSS_SHARING, applicationStep('approveApplication'), { number });
    const answers = await Promise.all([
      authority.tryAs(CIVIL_SHARING, applicationStep('grantApplication'), { number }),
      authority.tryAs(CIVIL_SHARING, applicationStep('refuseApplication', '', 'reason: "否"'), { number }),
    ]);
    expect(answers.map(codeOf).sort()).toEqual(['ILLEGAL_STEP', undefined]);
  });
});
