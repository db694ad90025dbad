import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../testing/codeOf.ts';
import { CONTRACT } from '../testing/contract.ts';
import { AUTHORITY, CIVIL_SHARING, MEDICAL_SHARING } from '../testing/officers.ts';
import { startAuthority, type TestAuthority, writeContract } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority(CONTRACT);
});
afterAll(() => authority[Symbol.asyncDispose]());

const step = (action: string, args = '') =>
  `mutation ($number: ID!) { ${action}(number: $number, ${args}) { state updateDueOn } }`;
const SIGN = step('signCatalogueEntry', 'signatory: "民政局局长 王某"');
const SUBMIT = step('submitCatalogueEntry');
const PUBLISH = step('publishCatalogueEntry');
const REOPEN = step('reopenCatalogueEntry', 'reason: "殡葬管理条例修订", changedOn: "2025-09-26"');

async function publish(number: string) {
  for (const kind of ['SECRECY_RISK', 'PERSONAL_INFORMATION'])
    await authority.as(CIVIL_SHARING, step('recordAssessment', `kind: ${kind}, conclusion: "不涉密，风险可控"`), { number });
  for (const mutation of [SIGN, SUBMIT]) await authority.as(CIVIL_SHARING, mutation, { number });
  await authority.as(AUTHORITY, PUBLISH, { number });
}

async function dueOf(number: string) {
  const { catalogueEntry } = await authority.as<{ catalogueEntry: { updateDueOn: string | null } }>(
    AUTHORITY,
    'query ($number: ID!) { catalogueEntry(number: $number) { updateDueOn } }',
    { number },
  );
  return catalogueEntry.updateDueOn;
}

async function runningClocks(number: string) {
  return authority.database.sql
    .selectFrom('statutory_clock')
    .select(['kind', 'department', 'working_days', 'extended_by'])
    .where('subject_number', '=', number)
    .where('stopped_on', 'is', null)
    .execute();
}

describe('an owner whose law has changed', () => {
  const number = 'civil-affairs/Cremation';
  beforeAll(() => publish(number));

  it('has ten working days from the change, over the holidays, and is overdue after that', async () => {
    expect(await dueOf(number)).toBeNull();
    expect(await authority.as(CIVIL_SHARING, REOPEN, { number })).toEqual({
      reopenCatalogueEntry: { state: 'DRAFT', updateDueOn: '2025-10-16' },
    });
    expect(await authority.as(CIVIL_SHARING, '{ overdueClocks { edges { node { subjectNumber kind department } } } }')).toEqual({
      overdueClocks: { edges: [{ node: { subjectNumber: number, kind: 'CATALOGUE_UPDATE', department: 'civil-affairs' } }] },
    });
  });

  it('is given up to five more by the authority, once, and not by itself', async () => {
    const extend = (days: number) => step('extendCatalogueUpdate', `workingDays: ${days}, reason: "涉及三个科室"`);
    for (const days of [0, 6]) expect(codeOf(await authority.tryAs(AUTHORITY, extend(days), { number }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, extend(5), { number }))).toBe('FORBIDDEN');
    expect(await authority.as(AUTHORITY, extend(5), { number })).toMatchObject({
      extendCatalogueUpdate: { updateDueOn: '2025-10-23' },
    });
    const again = await authority.tryAs(AUTHORITY, extend(1), { number });
    expect(again.errors?.[0]?.message).toMatch(/已延长过/);
  });

  it('has done its duty when the entry is submitted; one that is returned is due on the day it was', async () => {
    for (const mutation of [SIGN, SUBMIT]) await authority.as(CIVIL_SHARING, mutation, { number });
    expect(await dueOf(number)).toBeNull();
    expect((await runningClocks(number)).map(({ kind }) => kind)).toEqual(['CATALOGUE_REVIEW']);
    await authority.as(AUTHORITY, step('returnCatalogueEntry', 'reason: "使用条件未更新"'), { number });
    expect(await dueOf(number)).toBe('2025-10-23');
    await authority.as(CIVIL_SHARING, SUBMIT, { number });
    await authority.as(AUTHORITY, PUBLISH, { number });
    expect(await runningClocks(number)).toEqual([]);
  });

  it('cannot date the change into the future', async () => {
    const { errors } = await authority.tryAs(
      CIVIL_SHARING,
      step('reopenCatalogueEntry', 'reason: "条例将修订", changedOn: "2099-01-01"'),
      { number },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'changedOn' });
  });
});

describe('an entry that was never published', () => {
  it('has no update to be late with', async () => {
    const number = 'medical-insurance/Settlement';
    const extend = step('extendCatalogueUpdate', 'workingDays: 5, reason: "忙"');
    const { errors } = await authority.tryAs(AUTHORITY, extend, { number });
    expect(errors?.[0]?.message).toMatch(/没有进行中的更新时限/);
    expect(await runningClocks(number)).toEqual([]);
    expect(codeOf(await authority.tryAs(MEDICAL_SHARING, extend, { number }))).toBe('FORBIDDEN');
  });
});

describe('a contract that changed under published entries', () => {
  it('gives their owners ten working days, and ends the review of what is not what was submitted', async () => {
    const [published, inReview] = ['civil-affairs/Community', 'civil-affairs/CivilAffairsRecord'];
    await publish(published);
    for (const kind of ['SECRECY_RISK', 'PERSONAL_INFORMATION'])
      await authority.as(CIVIL_SHARING, step('recordAssessment', `kind: ${kind}, conclusion: "可控"`), { number: inReview });
    for (const mutation of [SIGN, SUBMIT]) await authority.as(CIVIL_SHARING, mutation, { number: inReview });
    const changed = CONTRACT['civil-affairs']
      .replace('class: "unconditional"', 'class: "conditional"')
      .replace('社会救助暂行办法第五十八条', '社会救助法');
    writeContract({ ...CONTRACT, 'civil-affairs': changed });
    await authority.as(AUTHORITY, 'mutation { refreshCatalogue }');
    expect(await runningClocks(published)).toEqual([
      { kind: 'CATALOGUE_UPDATE', department: 'civil-affairs', working_days: 10, extended_by: 0 },
    ]);
    expect(await runningClocks(inReview)).toEqual([]);
    await authority.as(AUTHORITY, 'mutation { refreshCatalogue }');
    expect(await runningClocks(published)).toHaveLength(1);
  });
});
