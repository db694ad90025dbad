import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from './department.ts';
import { exportFolder } from './testing/exportFolder.ts';
import { CHENGDONG, LI, pidOf, QIAN, SUN, WANG, YUNXI, ZHAO } from './testing/residents.ts';

let civilAffairs: TestDepartment;
beforeAll(async () => {
  civilAffairs = await startTestDepartment(department);
  await civilAffairs.importFiles(
    exportFolder('20251031', {
      火化登记: [
        `H1,${WANG},王老伯,1,70,2025-09-01,2025-09-03,王小,子女,1|3,2025-09-03,0,`,
        `H2,${SUN},孙大娘,2,63,2025-08-01,2025-08-02,孙小,子女,,2025-08-02,2,录错`,
      ],
      低保家庭: [
        `F1,${LI},${YUNXI},2,2,310.50,2023-01-10,,`,
        `F2,${ZHAO},${CHENGDONG},1,1,200.00,2022-01-10,2025-03-31,4`,
        `F3,${SUN},${CHENGDONG},1,1,150.00,2024-01-10,,`,
      ],
      低保家庭成员: [`F1,${LI},李四,01,2023-01-10,`, `F1,${QIAN},钱小,03,2024-02-01,`],
      特困供养人员: [`${ZHAO},赵奶奶,${CHENGDONG},1,3,2025-04-01,`, `${SUN},孙大娘,${YUNXI},2,1,2020-04-01,2023-12-31`],
      低收入监测对象: [`${LI},李四,${YUNXI},4,2022-01-01,2022-12-31`, `${WANG},王老伯,${YUNXI},5,2024-01-01,`],
      残疾人两项补贴: [`${ZHAO},赵奶奶,${ZHAO}42,2,202401,202506,80.00,${CHENGDONG}`],
      高龄津贴: [`${ZHAO},赵奶奶,202001,,50.00,${CHENGDONG}`, `${WANG},王老伯,201901,202509,50.00,${YUNXI}`],
      救助发放: [`01,F1,${LI},202509,202509,620.00,1`, `01,F1,${LI},202510,202510,620.00,1`, `06,,${ZHAO},202510,202510,50.00,1`],
      家庭养老床位: [`B1,${ZHAO},${CHENGDONG},2025-05-01,2025-06-01,`, `B2,${WANG},${YUNXI},2025-05-01,,`],
      城乡社区: [`360799001001,东门社区,${CHENGDONG},1`, `360799100201,上游村,${YUNXI},2`],
      养老服务站点: [
        'S1,东门站,360799001001,2019-03-01,2024-12-31',
        'S2,东门二站,360799001001,2024-09-01,',
        'S3,无名站,360799999999,2020-01-01,',
      ],
    }),
  );
});
afterAll(() => civilAffairs[Symbol.asyncDispose]());

interface List {
  edges: { cursor: string; node: Record<string, unknown> }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

/** One root list: its field with arguments, and what is selected of each node. */
async function list(field: string, selection: string): Promise<List> {
  const answer = await civilAffairs.ask<{ list: List }>(
    `{ list: ${field} { edges { cursor node { ${selection} } } totalCount pageInfo { hasNextPage endCursor } } }`,
  );
  return answer.list;
}
const nodes = async (field: string, selection: string) => (await list(field, selection)).edges.map(edge => edge.node);

describe('A list of civil affairs', () => {
  it('comes page by page without repeating or skipping a row', async () => {
    const first = await list('dibaoHouseholds(first: 2)', 'householdNumber');
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await list(`dibaoHouseholds(first: 2, after: "${first.pageInfo.endCursor}")`, 'householdNumber');
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect([...first.edges, ...second.edges].map(edge => edge.node.householdNumber)).toEqual(['F1', 'F2', 'F3']);
  });

  it.each([
    ['dibaoHouseholds(filter: { activeOn: "2025-03-30", area: URBAN })', 'householdNumber', ['F2', 'F3']],
    ['dibaoHouseholds(filter: { activeOn: "2025-03-31", area: URBAN })', 'householdNumber', ['F3']],
    [`dibaoHouseholds(filter: { divisionCode: "${YUNXI}" })`, 'householdNumber', ['F1']],
    ['cremations(filter: { from: "2025-09-03", to: "2025-09-03" })', 'certificateNumber', ['H1']],
    ['cremations(filter: { status: RETRACTED })', 'correctionNote', ['录错']],
    ['destituteSupports(filter: { activeOn: "2025-10-31" })', 'mode', ['CENTRAL']],
    ['destituteSupports(filter: { mode: DISPERSED })', 'selfCare', ['INDEPENDENT']],
    ['monitoredPersons(filter: { activeOn: "2025-10-31" })', 'category', ['RETURN_TO_POVERTY_WATCH']],
    ['disabilitySubsidies(filter: { activeIn: "2025-06" })', 'endMonth', ['2025-06']],
    ['disabilitySubsidies(filter: { activeIn: "2025-07" })', 'kind', []],
    ['oldAgeAllowances(filter: { activeIn: "2025-10" })', 'startMonth', ['2020-01']],
    ['aidPayments(filter: { program: DIBAO, period: "2025-10" })', 'amount', [620]],
    ['aidPayments(filter: { payMonth: "2025-09" })', 'period', ['2025-09']],
    ['homeCareBeds(filter: { activeOn: "2025-10-31" })', 'bedNumber', ['B1']],
    ['communities(filter: { kind: VILLAGE })', 'code', ['360799100201']],
    ['homeCareStations(filter: { activeOn: "2025-01-01" })', 'stationNumber', ['S2', 'S3']],
  ])('%s', async (field, key, expected) => {
    expect((await nodes(field, key)).map(node => node[key])).toEqual(expected);
  });

  it('leads from a household to its members and its payments, and from a row to the person', async () => {
    const [household] = await nodes(
      'dibaoHouseholds(first: 1)',
      `monthlyIncomePerPerson head { pid } members { edges { node { name relation person { pid } household { householdNumber } } } }
       payments(first: 1) { edges { node { period person { civilAffairs { minimumLivingAllowance { name } } } } } }`,
    );
    expect(household).toEqual({
      monthlyIncomePerPerson: 310.5,
      head: { pid: pidOf(LI) },
      members: {
        edges: [
          { node: { name: '钱小', relation: 'CHILD', person: { pid: pidOf(QIAN) }, household: { householdNumber: 'F1' } } },
          { node: { name: '李四', relation: 'HEAD', person: { pid: pidOf(LI) }, household: { householdNumber: 'F1' } } },
        ],
      },
      payments: {
        edges: [{ node: { period: '2025-10', person: { civilAffairs: { minimumLivingAllowance: { name: '李四' } } } } }],
      },
    });
  });

  it('leads from a community to its stations and back, and survives a station of an unknown community', async () => {
    const [community] = await nodes(
      'communities(filter: { kind: URBAN })',
      'name division { code } stations { edges { node { name closedOn } } }',
    );
    expect(community).toMatchObject({
      name: '东门社区',
      division: { code: CHENGDONG },
      stations: { edges: [{ node: { name: '东门二站', closedOn: null } }, { node: { name: '东门站', closedOn: '2024-12-31' } }] },
    });
    expect(await nodes('homeCareStations', 'community { name }')).toEqual([
      { community: { name: '东门社区' } },
      { community: { name: '东门社区' } },
      { community: null },
    ]);
  });

  it('tells a caller which argument is wrong and what it must be', async () => {
    const wrongDay = await civilAffairs.askRaw('{ dibaoHouseholds(filter: { activeOn: "2025-02-30" }) { totalCount } }');
    expect(wrongDay.errors).toMatchObject([
      {
        message: expect.stringContaining('filter.activeOn'),
        extensions: { code: 'BAD_USER_INPUT', argument: 'filter.activeOn' },
      },
    ]);
    const wrongMonth = await civilAffairs.askRaw('{ aidPayments(filter: { period: "202510" }) { totalCount } }');
    expect(wrongMonth.errors?.[0]?.message).toContain('参数 filter.period 须为年月');
  });
});
