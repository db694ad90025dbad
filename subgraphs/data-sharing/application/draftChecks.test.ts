import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationStep, COMPLETE, draft } from '../testing/applications.ts';
import { CONTRACT } from '../testing/contract.ts';
import { HRSS } from '../testing/officers.ts';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority(CONTRACT);
});
afterAll(() => authority[Symbol.asyncDispose]());

const INPUT = { ...COMPLETE, provider: 'civil-affairs' };
const DRAFT = 'mutation ($input: ApplicationInput!) { draftApplication(input: $input) { number } }';
const revise = applicationStep('reviseApplication', '$input: ApplicationInput!', 'input: $input');
const submit = applicationStep('submitApplication');

const NONSENSE: [what: string, input: object, argument: string, message: RegExp][] = [
  [
    'a field that nobody has',
    { fields: ['CivilAffairsRecord.shoeSize'] },
    'fields',
    /CivilAffairsRecord\.shoeSize 不是.*catalogueEntries/,
  ],
  ['a field that is shared with nobody', { fields: ['CivilAffairsRecord.adoption'] }, 'fields', /民法典第一千一百一十条/],
  ['a provider that nobody is', { provider: 'minzheng' }, 'provider', /应为：civil-affairs、medical-insurance/],
  ['its own department as the provider', { provider: 'hrss' }, 'provider', /本部门数据无需申请/],
  ['a purpose that is none', { purposes: ['curiosity'] }, 'purposes', /curiosity.*known are supervision/],
  ['a purpose for which its owner does not share it', { purposes: ['statistics'] }, 'purposes', /仅可用于：audit/],
  ['a last day that is past', { useUntil: '2020-12-31' }, 'useUntil', /2020-12-31，须晚于今天.*must be after today/],
  ['a first day after the last', { useFrom: '2089-12-31', useUntil: '2089-01-01' }, 'useFrom', /晚于 useUntil/],
];

describe('an officer who drafts an application hears at once of', () => {
  it.each(NONSENSE)('%s, by its argument, and nothing is drafted', async (_, input, argument, message) => {
    const { errors } = await authority.tryAs(HRSS, DRAFT, { input: { ...INPUT, ...input } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(errors?.[0]?.message).toMatch(message);
    expect(errors?.[0]?.message).not.toContain('reviseApplication');
    expect(await authority.as(HRSS, '{ sharingApplications { totalCount } }')).toEqual({
      sharingApplications: { totalCount: 0 },
    });
  });
});

describe('a draft', () => {
  it('may lack all but its provider, and is told what it lacks and how to mend it when it is submitted', async () => {
    const drafted = await authority.as<{ draftApplication: { number: string } }>(HRSS, DRAFT, {
      input: { provider: 'civil-affairs' },
    });
    const { number } = drafted.draftApplication;
    await authority.as(HRSS, revise, { number, input: { provider: 'civil-affairs', fields: INPUT.fields } });
    const { errors } = await authority.tryAs(HRSS, submit, { number });
    expect(errors?.[0]?.message).toMatch(
      /^申请内容不全，缺：使用依据、使用场景、用途、共享方式、使用时限；请用 reviseApplication 补全后再提交 \(the application lacks: basis, scenario, purposes, mode, useUntil; supply it with reviseApplication, then submit again\)$/,
    );
  });

  it.each(NONSENSE)('is not revised into one with %s', async (_, input, argument, message) => {
    const number = await draft(authority, HRSS, INPUT);
    const { errors } = await authority.tryAs(HRSS, revise, { number, input: { ...INPUT, ...input } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(errors?.[0]?.message).toMatch(message);
    const row = await authority.as(HRSS, 'query ($number: ID!) { sharingApplication(number: $number) { provider fields } }', {
      number,
    });
    expect(row).toEqual({ sharingApplication: { provider: INPUT.provider, fields: INPUT.fields } });
  });

  it.each([
    ['its field has left the contract', { fields: ['CivilAffairsRecord.gone'] }, 'fields'],
    ['its provider has left the city', { provider: 'gone' }, 'provider'],
    ['its purpose was given up', { purposes: ['statistics'] }, 'purposes'],
    ['its last day has passed', { use_until: '2020-12-31' }, 'useUntil'],
  ])(
    'that was good, until %s, is refused when it is submitted, by the argument and the mutation that mends it',
    async (_, column, argument) => {
      const number = await draft(authority, HRSS, INPUT);
      await authority.database.sql.updateTable('sharing_application').set(column).where('number', '=', number).execute();
      const { errors } = await authority.tryAs(HRSS, submit, { number });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
      expect(errors?.[0]?.message).toMatch(/请用 reviseApplication .*后再提交.*with reviseApplication, then submit again\)$/);
    },
  );
});
