import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';
import { exportFolder } from '../testing/exportFolder.ts';
import { CHENGDONG, LI, pidOf, QIAN, SUN, WANG, YUNXI, ZHAO } from '../testing/residents.ts';

let civilAffairs: TestDepartment;
beforeAll(async () => {
  civilAffairs = await startTestDepartment(department);
  await civilAffairs.importFiles(
    exportFolder('20251031', {
      火化登记: [
        `H1,${WANG},王老伯,1,70,2025-09-01,2025-09-03,王小,子女,1|3,2025-09-03,0,`,
        `H2,${SUN},孙大娘,2,63,2025-08-01,2025-08-02,孙小,子女,,2025-08-02,0,`,
      ],
      低保家庭: [`F1,${LI},${YUNXI},2,2,310.50,2023-01-10,,`, `F2,${ZHAO},${CHENGDONG},1,1,200.00,2022-01-10,2025-03-31,4`],
      低保家庭成员: [
        `F1,${LI},李四,01,2023-01-10,`,
        `F1,${WANG},王老伯,04,2023-01-10,2025-09-01`,
        `F2,${ZHAO},赵奶奶,01,2022-01-10,`,
      ],
      特困供养人员: [`${ZHAO},赵奶奶,${CHENGDONG},1,3,2025-04-01,`],
      低收入监测对象: [`${LI},李四,${YUNXI},4,2022-01-01,2022-12-31`, `${LI},李四,${YUNXI},5,2024-01-01,`],
      残疾人两项补贴: [`${ZHAO},赵奶奶,${ZHAO}42,2,202401,,80.00,${CHENGDONG}`],
      高龄津贴: [`${ZHAO},赵奶奶,202001,,50.00,${CHENGDONG}`, `${WANG},王老伯,201901,202509,50.00,${YUNXI}`],
      救助发放: [
        `01,F1,${LI},202509,202509,620.00,1`,
        `01,F1,${LI},202510,202510,620.00,1`,
        `01,F1,${LI},202508,202510,20.00,2`,
        `07,,${QIAN},202510,202510,1500.00,1`,
      ],
    }),
  );
});
afterAll(() => civilAffairs[Symbol.asyncDispose]());

async function records(selection: string, ...citizenIds: string[]) {
  const { _entities } = await civilAffairs.ask<{ _entities: { civilAffairs: Record<string, unknown> | null }[] }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Person { civilAffairs { ${selection} } } } }`,
    { of: citizenIds.map(id => ({ __typename: 'Person', pid: pidOf(id) })) },
  );
  return _entities.map(entity => entity.civilAffairs);
}

describe('What civil affairs knows of a person', () => {
  it('answers many persons at once, each at its place, and nothing for those it does not know', async () => {
    const [wang, stranger, li, orphan] = await records(
      'death { deathDate cremationDate status }',
      WANG,
      '440524188001010014',
      LI,
      QIAN,
    );
    expect(wang).toEqual({ death: { deathDate: '2025-09-01', cremationDate: '2025-09-03', status: 'REGISTERED' } });
    expect(stranger).toBeNull();
    expect(li).toEqual({ death: null });
    expect(orphan).toEqual({ death: null });
  });

  it('names the dibao household that a person belongs to now, and none that ended', async () => {
    const selection =
      'minimumLivingAllowance { relation household { householdNumber supportedPersons head { pid } division { code } } }';
    const [li, deceased, moved] = await records(selection, LI, WANG, ZHAO);
    expect(li).toEqual({
      minimumLivingAllowance: {
        relation: 'HEAD',
        household: { householdNumber: 'F1', supportedPersons: 2, head: { pid: pidOf(LI) }, division: { code: YUNXI } },
      },
    });
    expect(deceased).toEqual({ minimumLivingAllowance: null });
    expect(moved).toEqual({ minimumLivingAllowance: null });
  });

  it('tells support, allowances and subsidies, with the level from the certificate', async () => {
    const [zhao] = await records(
      `destituteSupport { mode selfCare division { code } } oldAgeAllowance { startMonth endMonth monthlyAmount }
       disabilitySubsidies { edges { node { kind disabilityLevel startMonth monthlyAmount } } }`,
      ZHAO,
    );
    expect(zhao).toEqual({
      destituteSupport: { mode: 'CENTRAL', selfCare: 'FULL_CARE', division: { code: CHENGDONG } },
      oldAgeAllowance: { startMonth: '2020-01', endMonth: null, monthlyAmount: 50 },
      disabilitySubsidies: {
        edges: [{ node: { kind: 'NURSING', disabilityLevel: 2, startMonth: '2024-01', monthlyAmount: 80 } }],
      },
    });
  });

  it('lists monitoring with its history and payments with period and pay month, newest first', async () => {
    const [li] = await records(
      `monitoring { edges { node { category exitedOn } } }
       aidPayments(first: 2) { edges { cursor node { program period payMonth amount kind } } pageInfo { hasNextPage endCursor } }`,
      LI,
    );
    expect(li).toMatchObject({
      monitoring: {
        edges: [
          { node: { category: 'RETURN_TO_POVERTY_WATCH', exitedOn: null } },
          { node: { category: 'RIGID_EXPENDITURE', exitedOn: '2022-12-31' } },
        ],
      },
      aidPayments: {
        edges: [
          { node: { program: 'DIBAO', period: '2025-08', payMonth: '2025-10', amount: 20, kind: 'BACK_PAY' } },
          { node: { program: 'DIBAO', period: '2025-10', payMonth: '2025-10', amount: 620, kind: 'REGULAR' } },
        ],
        pageInfo: { hasNextPage: true },
      },
    });
  });

  it('tells the township of the newest entry, and none where no register names one', async () => {
    expect(await records('division { code }', LI, WANG, ZHAO, QIAN, SUN)).toEqual([
      { division: { code: YUNXI } },
      { division: { code: YUNXI } },
      { division: { code: CHENGDONG } },
      { division: null },
      { division: null },
    ]);
  });

  it('goes on behind the last page', async () => {
    const page = 'edges { node { period } } pageInfo { hasNextPage endCursor }';
    const query = `query ($pid: ID!, $after: String) { person(pid: $pid) { civilAffairs { aidPayments(first: 2, after: $after) { ${page} } } } }`;
    type Page = {
      person: { civilAffairs: { aidPayments: { edges: object[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } };
    };
    const first = await civilAffairs.ask<Page>(query, { pid: pidOf(LI) });
    const after = first.person.civilAffairs.aidPayments.pageInfo.endCursor;
    const second = await civilAffairs.ask<Page>(query, { pid: pidOf(LI), after });
    expect(second.person.civilAffairs.aidPayments).toMatchObject({
      edges: [{ node: { period: '2025-09' } }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('never shows an ID number', async () => {
    const { _service } = await civilAffairs.ask<{ _service: { sdl: string } }>('{ _service { sdl } }');
    expect(_service.sdl).not.toMatch(/citizenId|certificateOfDisability|handler/);
  });
});

describe('A death that was recorded wrongly', () => {
  const retraction = `H2,${SUN},孙大娘,2,63,2025-08-01,2025-08-02,孙小,子女,,2025-08-02,2,录错证件号码`;

  it('has no dates once it is retracted, so that nobody can take the living for dead', async () => {
    await civilAffairs.importFiles(exportFolder('20251031', { 火化登记: [retraction] }));
    const [sun] = await records('death { deathDate cremationDate status }', SUN);
    expect(sun).toEqual({ death: { deathDate: null, cremationDate: null, status: 'RETRACTED' } });
  });

  it('stays in the history as it was', async () => {
    const history = await civilAffairs.database.sql.selectFrom('fact_history').select(['table_name', 'fact']).execute();
    expect(history).toMatchObject([
      { table_name: 'cremation', fact: { certificate_number: 'H2', death_date: '2025-08-01', status: '0' } },
    ]);
  });

  it('gives way to the record of a real death later', async () => {
    await civilAffairs.importFiles(
      exportFolder('20251130', { 火化登记: [`H9,${SUN},孙大娘,2,63,2025-11-20,2025-11-21,孙小,子女,,2025-11-21,0,`] }),
    );
    const [sun] = await records('death { deathDate status }', SUN);
    expect(sun).toEqual({ death: { deathDate: '2025-11-20', status: 'REGISTERED' } });
  });
});
