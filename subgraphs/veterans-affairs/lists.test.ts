import { readFileSync } from 'node:fs';
import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from './department.ts';
import { exportFolder } from './testing/exportFolder.ts';
import { CHENGDONG, LI, pidOf, SUN, WANG, YUNXI, ZHAO } from './testing/residents.ts';

let veteransAffairs: TestDepartment;
beforeAll(async () => {
  veteransAffairs = await startTestDepartment(department);
  await veteransAffairs.importFiles(
    await exportFolder('20251031', {
      退役军人: [
        `${WANG},王建国,1,1955-03-15,${YUNXI},1973-12-01,1978-03-31,1,YD000001`,
        `${LI},李卫东,1,1980-02-29,${CHENGDONG},1999-12-01,2024-12-01,2,`,
        `${SUN},孙军,1,1962-03-03,${CHENGDONG},1980-12-01,1984-01-01,1,`,
      ],
      优抚对象: [
        `${WANG},王建国,01,6,2,199001,202312,1200.00,3,${YUNXI}`,
        `${SUN},孙军,07,,,202204,,580.00,1,${CHENGDONG}`,
        `${ZHAO},赵奶奶,02,,,201001,,2100.00,2,${CHENGDONG}`,
      ],
      优抚发放: [`${SUN},07,202509,202510,580.00,1`, `${SUN},07,202508,202510,-580.00,4`, `${ZHAO},02,202509,202509,2100.00,1`],
      安置: [`${LI},李卫东,2024,2,2024-12-12,88.5,3,,,`, `${SUN},孙军,1984,1,1984-01-10,,,,,`],
      年度确认: [`${SUN},2025,2025-06-01,1,1`, `${ZHAO},2025,2025-07-01,3,2`, `${ZHAO},2024,2024-07-01,3,1`],
    }),
  );
});
afterAll(() => veteransAffairs[Symbol.asyncDispose]());

interface List {
  edges: { node: Record<string, unknown> }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

async function list(field: string, selection: string): Promise<List> {
  const answer = await veteransAffairs.ask<{ list: List }>(
    `{ list: ${field} { edges { node { ${selection} } } totalCount pageInfo { hasNextPage endCursor } } }`,
  );
  return answer.list;
}

describe('A list of veterans affairs', () => {
  it('comes page by page without repeating or skipping a row', async () => {
    const first = await list('veterans(first: 2)', 'name person { pid }');
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await list(`veterans(first: 2, after: "${first.pageInfo.endCursor}")`, 'name person { pid }');
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect([...first.edges, ...second.edges].map(edge => edge.node)).toEqual([
      { name: '王建国', person: { pid: pidOf(WANG) } },
      { name: '李卫东', person: { pid: pidOf(LI) } },
      { name: '孙军', person: { pid: pidOf(SUN) } },
    ]);
  });

  it.each([
    [`veterans(filter: { divisionCode: "${CHENGDONG}", serviceCategory: CONSCRIPT })`, 'name', ['孙军']],
    ['veterans(filter: { dischargedFrom: "1984-01-01", dischargedTo: "2024-11-30" })', 'name', ['孙军']],
    ['entitlements(filter: { category: RURAL_AGED_60 })', 'startMonth', ['2022-04']],
    ['entitlements(filter: { status: SUSPENDED })', 'category', ['MARTYR_FAMILY']],
    ['entitlements(filter: { activeIn: "2023-12" })', 'monthlyAmount', [1200, 580, 2100]],
    ['entitlements(filter: { activeIn: "2024-01" })', 'monthlyAmount', [580, 2100]],
    ['entitlementPayments(filter: { payMonth: "2025-10", kind: REFUND })', 'amount', [-580]],
    ['entitlementPayments(filter: { period: "2025-09", category: MARTYR_FAMILY })', 'amount', [2100]],
    ['placements(filter: { method: ASSIGNED_POST, waiting: true })', 'batch', ['2024']],
    ['placements(filter: { waiting: false })', 'batch', []],
    ['placements(filter: { batch: "1984" })', 'score', [null]],
    ['annualConfirmations(filter: { year: 2025, result: FAILED })', 'confirmedOn', ['2025-07-01']],
    ['annualConfirmations(filter: { method: IN_PERSON })', 'year', [2025, 2024]],
  ])('%s', async (field, key, expected) => {
    expect((await list(field, key)).edges.map(edge => edge.node[key])).toEqual(expected);
  });

  it('tells a caller which argument is wrong', async () => {
    const { errors } = await veteransAffairs.askRaw('{ veterans(filter: { dischargedFrom: "1984" }) { totalCount } }');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'filter.dischargedFrom' } }]);
  });
});

describe('A row that contradicts itself is put aside with its reason', () => {
  it.each([
    ['退役军人', `${ZHAO},赵某,2,1940-01-01,${YUNXI},1930-12-01,1978-03-31,1,`, '入伍日期1930-12-01不晚于出生日期1940-01-01'],
    ['退役军人', `${ZHAO},赵某,2,1940-01-01,${YUNXI},1973-12-01,1972-03-31,1,`, '退役日期1972-03-31早于入伍日期1973-12-01'],
    ['优抚对象', `${LI},李卫东,01,,1,202401,,1200.00,1,${YUNXI}`, '残疾军人（类别01）必须有残疾等级'],
    ['优抚对象', `${LI},李卫东,01,11,1,202401,,1200.00,1,${YUNXI}`, '不能大于10'],
    ['优抚对象', `${LI},李卫东,05,,,202401,202312,1200.00,1,${YUNXI}`, '终止年月早于起始年月'],
    ['优抚发放', `${SUN},07,202509,202511,580.00,4`, '应为负数'],
    ['安置', `${WANG},王建国,2025,1,2025-03-01,,,,2025-02-01,`, '报到日期2025-02-01早于接收日期2025-03-01'],
    ['年度确认', `${SUN},2024,,1,1`, '确认结果为通过，必须有确认日期'],
    ['年度确认', `${SUN},2024,2024-05-01,,1`, '确认结果为通过，必须有确认方式'],
  ])('in %s: %s', async (name, row, reason) => {
    const { reports } = await veteransAffairs.importFiles(await exportFolder('20251031', { [name]: [row] }));
    expect(reports).toMatchObject([{ inserted: 0, rejected: 1 }]);
    expect(readFileSync(reports[0]?.rejectedFile ?? '', 'utf8')).toContain(reason);
  });
});
