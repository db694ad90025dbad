import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../testing/codeOf.ts';
import { CONTRACT } from '../testing/contract.ts';
import { AUTHORITY, CIVIL_SHARING, GATEWAY, HRSS, MEDICAL_SHARING } from '../testing/officers.ts';
import { startAuthority, type TestAuthority, writeContract } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority(CONTRACT);
});
afterAll(() => authority[Symbol.asyncDispose]());

const step = (action: string, args = '') =>
  `mutation ($number: ID!) { ${action}(number: $number, ${args}) { state signatory returnedReason } }`;
const SECRECY = step('recordAssessment', 'kind: SECRECY_RISK, conclusion: "不涉密"');
const PERSONAL = step('recordAssessment', 'kind: PERSONAL_INFORMATION, conclusion: "风险可控，已脱敏"');
const SIGN = step('signCatalogueEntry', 'signatory: "民政局局长 王某"');
const SUBMIT = step('submitCatalogueEntry');
const PUBLISH = step('publishCatalogueEntry');

async function entries(officer: typeof HRSS) {
  const { catalogueEntries } = await authority.as<{ catalogueEntries: { edges: { node: { number: string } }[] } }>(
    officer,
    '{ catalogueEntries(first: 100) { edges { node { number state shareClass } } } }',
  );
  return catalogueEntries.edges.map(({ node }) => node.number);
}

describe('the catalogue', () => {
  it('has an entry for each type of the contract, whether or not its owner has said how it is shared, but for doors and pages', async () => {
    expect(await entries(AUTHORITY)).toEqual([
      'civil-affairs/AidStandard',
      'civil-affairs/CivilAffairsRecord',
      'civil-affairs/Community',
      'civil-affairs/Cremation',
      'civil-affairs/Person',
      'medical-insurance/Settlement',
    ]);
    expect(await entries(HRSS)).toEqual([]);
  });

  it('lists an entry’s data items with the words of the field before those of its type', async () => {
    const { catalogueEntry } = await authority.as<{ catalogueEntry: object }>(
      CIVIL_SHARING,
      `{ catalogueEntry(number: "civil-affairs/Cremation") { name shareClass updated
         items { coordinate description shareClass basis sensitivity masks } } }`,
    );
    expect(catalogueEntry).toEqual({
      name: '火化登记。Cremation record.',
      shareClass: 'conditional',
      updated: 'imported',
      items: [
        {
          coordinate: 'Cremation.cause',
          description: '死亡原因。Cause of death.',
          shareClass: 'conditional',
          basis: '殡葬管理条例',
          sensitivity: 'sensitive',
          masks: ['yesNo'],
        },
        {
          coordinate: 'Cremation.crematedOn',
          description: '火化日期。Date.',
          shareClass: 'conditional',
          basis: '殡葬管理条例',
          sensitivity: 'personal',
          masks: [],
        },
      ],
    });
  });
});

describe('an entry on its way to publication', () => {
  const number = 'civil-affairs/Cremation';

  it('is not submitted without the two assessments and the signature, and says what is missing all at once', async () => {
    const { errors } = await authority.tryAs(CIVIL_SHARING, SUBMIT, { number });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'ILLEGAL_STEP',
      missing: [
        'the assessment of secrecy risk',
        'the assessment of the impact on personal information',
        'the signature of the head of the department',
      ],
    });
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, SIGN, { number }))).toBe('ILLEGAL_STEP');
  });

  it('is assessed, signed, submitted, returned, submitted again and published; then everybody reads it', async () => {
    expect(codeOf(await authority.tryAs(MEDICAL_SHARING, SECRECY, { number }))).toBe('FORBIDDEN');
    for (const mutation of [SECRECY, PERSONAL, SIGN, SUBMIT]) await authority.as(CIVIL_SHARING, mutation, { number });
    const clock = await authority.database.sql
      .selectFrom('statutory_clock')
      .select(['kind', 'department', 'working_days'])
      .where('subject_number', '=', number)
      .executeTakeFirstOrThrow();
    expect(clock).toEqual({ kind: 'CATALOGUE_REVIEW', department: 'data-sharing', working_days: 2 });
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, PUBLISH, { number }))).toBe('FORBIDDEN');
    const back = await authority.as(AUTHORITY, step('returnCatalogueEntry', 'reason: "更新频率请核实"'), { number });
    expect(back).toMatchObject({ returnCatalogueEntry: { state: 'DRAFT', returnedReason: '更新频率请核实' } });
    await authority.as(CIVIL_SHARING, SUBMIT, { number });
    await authority.as(AUTHORITY, PUBLISH, { number });
    expect(await entries(HRSS)).toEqual([number]);
  });

  it('loses its signature when what was signed is changed', async () => {
    await authority.as(CIVIL_SHARING, step('reopenCatalogueEntry', 'reason: "职责调整"'), { number });
    const { errors } = await authority.tryAs(CIVIL_SHARING, SUBMIT, { number });
    expect(errors?.[0]?.extensions?.missing).toEqual(['the signature of the head of the department']);
  });
});

describe('sharing with nobody without a legal basis', () => {
  it('is refused, for a single field too', async () => {
    const number = 'medical-insurance/Settlement';
    for (const mutation of [SECRECY, PERSONAL, SIGN]) await authority.as(MEDICAL_SHARING, mutation, { number });
    const { errors } = await authority.tryAs(MEDICAL_SHARING, SUBMIT, { number });
    expect(errors?.[0]?.extensions?.missing).toEqual([
      'scope and uses of conditional sharing',
      'the legal basis of sharing Settlement.diagnosis with nobody',
    ]);
  });

  it('is refused until the contract declares a class at all', async () => {
    const number = 'civil-affairs/AidStandard';
    for (const mutation of [SECRECY, PERSONAL, SIGN]) await authority.as(CIVIL_SHARING, mutation, { number });
    const { errors } = await authority.tryAs(CIVIL_SHARING, SUBMIT, { number });
    expect(errors?.[0]?.message).toContain('契约未声明共享属性');
  });
});

describe('the demonstration', () => {
  it('hands in assessments that were made on paper, publishes nothing and grants nothing to anybody', async () => {
    const { reports } = await authority.importFiles(join(import.meta.dirname, '..', 'reference', 'demo'));
    expect(reports.map(({ exportName, status, rejected }) => [exportName, status, rejected])).toEqual([['目录评估', 'done', 0]]);
    await authority.as(AUTHORITY, 'mutation { refreshCatalogue }');
    const read = `query ($number: ID!) { catalogueEntry(number: $number) { state signatory grade secrecyAssessment } }`;
    const assessed = { state: 'DRAFT', signatory: '王建国', grade: '重要数据' };
    expect(await authority.as(AUTHORITY, read, { number: 'civil-affairs/CivilAffairsRecord' })).toMatchObject({
      catalogueEntry: assessed,
    });
    // What an officer recorded here goes before the list.
    expect(await authority.as(AUTHORITY, read, { number: 'civil-affairs/Cremation' })).toMatchObject({
      catalogueEntry: { secrecyAssessment: '不涉密' },
    });
    expect(await authority.as(GATEWAY, '{ accessRights { version grants { number } } }')).toEqual({
      accessRights: { version: '0', grants: [] },
    });
  });
});

describe('a changed contract', () => {
  it('sends the entries it changes back to their owners, marks what is gone and keeps what people wrote', async () => {
    const number = 'civil-affairs/Community';
    for (const mutation of [SECRECY, PERSONAL, SIGN, SUBMIT]) await authority.as(CIVIL_SHARING, mutation, { number });
    await authority.as(AUTHORITY, PUBLISH, { number });
    writeContract({
      'civil-affairs': CONTRACT['civil-affairs'].replace('class: "unconditional"', 'class: "conditional"'),
      'medical-insurance': 'type Query { bills: Int }',
    });
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, 'mutation { refreshCatalogue }'))).toBe('FORBIDDEN');
    expect(await authority.as(AUTHORITY, 'mutation { refreshCatalogue }')).toEqual({ refreshCatalogue: 5 });
    const read =
      'query ($number: ID!) { catalogueEntry(number: $number) { state shareClass signatory secrecyAssessment inContract } }';
    expect(await authority.as(AUTHORITY, read, { number })).toEqual({
      catalogueEntry: {
        state: 'DRAFT',
        shareClass: 'conditional',
        signatory: null,
        secrecyAssessment: '不涉密',
        inContract: true,
      },
    });
    expect(await authority.as(AUTHORITY, read, { number: 'medical-insurance/Settlement' })).toMatchObject({
      catalogueEntry: { inContract: false },
    });
  });
});
