import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Officer } from '../acting/actingOfficer.ts';
import { type Application, applicationStep, apply, COMPLETE, draft } from '../testing/applications.ts';
import { CONTRACT } from '../testing/contract.ts';
import {
  AUDIT,
  AUDIT_SHARING,
  AUDITOR,
  AUTHORITY,
  CIVIL_SHARING,
  HRSS,
  HRSS_SHARING,
  LEADING_GROUP,
  SYSTEM_ADMIN,
} from '../testing/officers.ts';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority(CONTRACT);
});
afterAll(() => authority[Symbol.asyncDispose]());

const INPUT = { ...COMPLETE, provider: 'civil-affairs' };
const COLLEAGUE = { ...HRSS, subject: 'zhao.hrss' };
const submit = applicationStep('submitApplication');
const approve = applicationStep('approveApplication');
const revise = applicationStep('reviseApplication', '$input: ApplicationInput!', 'input: $input');

/** Code and message of what an officer is refused. */
async function refusalOf(officer: Officer, mutation: string, variables: object): Promise<string> {
  const { errors } = await authority.tryAs(officer, mutation, variables);
  return `${errors?.[0]?.extensions?.code}: ${errors?.[0]?.message}`;
}

async function seen(number: string): Promise<Application> {
  const read = 'query ($number: ID!) { sharingApplication(number: $number) { number state applicant approver allowedActions } }';
  return (await authority.as<{ sharingApplication: Application }>(HRSS_SHARING, read, { number })).sharingApplication;
}

describe('an application of a department with one sharing officer', () => {
  it('is submitted by who drafted it: the sharing officer who tries is told so, and approves it afterwards', async () => {
    const number = await draft(authority, HRSS, INPUT);
    expect((await seen(number)).allowedActions).toEqual(['reviseApplication', 'withdrawApplication']);
    expect(await refusalOf(HRSS_SHARING, submit, { number })).toBe(
      `FORBIDDEN: 共享申请 ${number} 须由起草人或者最后修改人（li.hrss）提交；要由您提交的，请先用 reviseApplication 修改，您即成为申请人，不能再审核该申请 (application ${number} is submitted by who drafted it or revised it last, li.hrss; to submit it yourself revise it first (reviseApplication), which makes you its applicant, who may not approve it)`,
    );
    expect(await seen(number)).toMatchObject({ state: 'DRAFT', applicant: HRSS.subject });
    await authority.as(HRSS, submit, { number });
    await authority.as(HRSS_SHARING, approve, { number });
    expect(await seen(number)).toMatchObject({
      state: 'WITH_PROVIDER',
      applicant: HRSS.subject,
      approver: HRSS_SHARING.subject,
    });
  });

  it('is submitted by a colleague who has revised it, and who answers for it from then on', async () => {
    const number = await draft(authority, HRSS, INPUT);
    expect(await refusalOf(COLLEAGUE, submit, { number })).toMatch(/^FORBIDDEN.*reviseApplication/);
    await authority.as(COLLEAGUE, revise, { number, input: INPUT });
    expect(await seen(number)).toMatchObject({ state: 'DRAFT', applicant: COLLEAGUE.subject });
    expect(await refusalOf(HRSS, submit, { number })).toMatch(/^FORBIDDEN.*zhao\.hrss/);
    await authority.as(COLLEAGUE, submit, { number });
    const acts = await authority.database.sql
      .selectFrom('sharing_act')
      .select(['officer', 'act'])
      .where('subject_number', '=', number)
      .orderBy('id')
      .execute();
    expect(acts.map(({ officer, act }) => `${officer} ${act}`)).toEqual([
      'li.hrss draftApplication',
      'zhao.hrss reviseApplication',
      'zhao.hrss submitApplication',
    ]);
  });

  it('and that its sharing officer drafted has a way on: he is told it when he may not approve it', async () => {
    const { number } = await apply(authority, HRSS_SHARING, INPUT);
    expect(await refusalOf(HRSS_SHARING, approve, { number })).toBe(
      'FORBIDDEN: 申请人不能审核自己的申请；本部门没有其他共享工作机构人员的，请退回起草（declineApplication），由其他经办人员修改（reviseApplication）并提交（submitApplication）后再审核 (an applicant does not approve their own application; where your department has no other sharing officer send it back (declineApplication), let another officer revise it (reviseApplication) and submit it (submitApplication), then approve it)',
    );
    await authority.as(HRSS_SHARING, applicationStep('declineApplication', '', 'reason: "由经办人员提交"'), { number });
    await authority.as(HRSS, revise, { number, input: INPUT });
    await authority.as(HRSS, submit, { number });
    await authority.as(HRSS_SHARING, approve, { number });
    expect(await seen(number)).toMatchObject({ state: 'WITH_PROVIDER', applicant: HRSS.subject });
  });

  it('and is supplemented after its return by the same officer, or by one who takes it over', async () => {
    const { number } = await apply(authority, HRSS, INPUT);
    await authority.as(HRSS_SHARING, approve, { number });
    await authority.as(CIVIL_SHARING, applicationStep('returnApplication', '', 'missingItems: ["审计通知书文号"]'), { number });
    expect(await refusalOf(HRSS_SHARING, submit, { number })).toMatch(/^FORBIDDEN.*li\.hrss/);
    await authority.as(COLLEAGUE, revise, { number, input: INPUT });
    await authority.as(COLLEAGUE, submit, { number });
    await authority.as(HRSS_SHARING, approve, { number });
  });
});

describe('an application is drafted', () => {
  const drafting = 'mutation ($input: ApplicationInput!) { draftApplication(input: $input) { number } }';

  it('by officers and sharing officers of a department, of the audit bureau too', async () => {
    for (const officer of [HRSS, HRSS_SHARING, AUDIT, AUDIT_SHARING]) await draft(authority, officer, INPUT);
  });

  it('not by an auditor, who is told that the audit law asks for no grant', async () => {
    expect(await refusalOf(AUDITOR, drafting, { input: INPUT })).toBe(
      'FORBIDDEN: 此步骤须由需求部门的经办人员（officer）或者共享工作机构人员（sharing_officer）办理；审计人员依据审计法第三十五条查询，无需授权，写明用途 audit（Minsheng-Purpose）和案号（Minsheng-Case）即可 (this step is for an officer or a sharing officer of the requesting department (roles officer, sharing_officer); an auditor needs no grant (审计法 art. 35): ask with the purpose audit (Minsheng-Purpose) and a case number (Minsheng-Case))',
    );
  });

  it('not by the leading group, which is told where its own figures are', async () => {
    expect(await refusalOf(LEADING_GROUP, drafting, { input: INPUT })).toMatch(
      /^FORBIDDEN.*sharing_officer.*领导小组.*indicators.*the leading group reads indicators/,
    );
  });

  it('nor by the authority or an administrator', async () => {
    for (const officer of [AUTHORITY, SYSTEM_ADMIN])
      expect(await refusalOf(officer, drafting, { input: INPUT })).toMatch(
        /^FORBIDDEN: 此步骤须由需求部门的经办人员.*办理 \(this step is for an officer.*sharing_officer\)\)$/,
      );
  });

  it('and neither is it revised or submitted by an auditor of the same department', async () => {
    const number = await draft(authority, AUDIT, INPUT);
    for (const mutation of [submit, revise])
      expect(await refusalOf(AUDITOR, mutation, { number, input: INPUT })).toMatch(/^FORBIDDEN.*审计法第三十五条/);
  });

  it('though what one drafted before can still be withdrawn, or taken over by an officer', async () => {
    const numbers = [await draft(authority, AUDIT, INPUT), await draft(authority, AUDIT, INPUT)];
    await authority.database.sql
      .updateTable('sharing_application')
      .set({ applicant: AUDITOR.subject })
      .where('number', 'in', numbers)
      .execute();
    const [first, second] = numbers;
    await authority.as(AUDITOR, applicationStep('withdrawApplication'), { number: first });
    await authority.as(AUDIT, revise, { number: second, input: INPUT });
    await authority.as(AUDIT, submit, { number: second });
  });
});
