import { readFileSync } from 'node:fs';
import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';
import { exportFolder } from '../testing/exportFolder.ts';
import { CHENGDONG, LI, pidOf, SUN, WANG, YUNXI, ZHAO } from '../testing/residents.ts';

let civilAffairs: TestDepartment;
beforeAll(async () => {
  civilAffairs = await startTestDepartment(department);
});
afterAll(() => civilAffairs[Symbol.asyncDispose]());

/** Imports one file and returns what came of it, with the reasons that go back to the business system. */
async function importing(name: string, ...rows: string[]) {
  const { reports } = await civilAffairs.importFiles(exportFolder('20251031', { [name]: rows }));
  const [report] = reports;
  if (report === undefined) throw new Error(`${name} was not imported`);
  return { ...report, reasons: report.rejectedFile === undefined ? '' : readFileSync(report.rejectedFile, 'utf8') };
}

describe('A row that contradicts itself is put aside with its reason', () => {
  it('when a cremation is earlier than the death, or waives one service twice', async () => {
    const { inserted, reasons } = await importing(
      '火化登记',
      `H1,${WANG},王,1,70,2025-09-05,2025-09-03,王小,子女,,2025-09-05,0,`,
      `H2,${LI},李,2,45,2025-09-05,2025-09-06,李小,子女,3|3,2025-09-06,0,`,
      `H3,${LI},李,2,45,2025-09-05,2025-09-06,李小,子女,6,2025-09-06,0,`,
    );
    expect(inserted).toBe(0);
    expect(reasons).toContain('2,火化日期,火化日期2025-09-03早于死亡日期2025-09-05');
    expect(reasons).toContain('3,减免项目,同一减免项目重复');
    expect(reasons).toMatch(/4,减免项目,"?代码“6”不在代码表中/);
  });

  it('when a disability certificate belongs to somebody else or has no such category or level', async () => {
    const subsidy = (person: string, certificate: string) => `${person},某,${certificate},2,202501,,80.00,${YUNXI}`;
    const { inserted, reasons } = await importing(
      '残疾人两项补贴',
      subsidy(WANG, `${LI}41`),
      subsidy(LI, `${LI}81`),
      subsidy(ZHAO, `${ZHAO}45`),
      subsidy(SUN, SUN),
      subsidy(SUN, `${SUN}61`),
    );
    expect(inserted).toBe(1);
    expect(reasons).toContain('2,残疾人证号,残疾人证号前18位与证件号码不一致');
    for (const row of [3, 4, 5]) expect(reasons).toContain(`${row},残疾人证号,残疾人证号应为20位`);
  });

  it('when a refund is positive or another payment negative', async () => {
    const { inserted, reasons } = await importing(
      '救助发放',
      `06,,${ZHAO},202509,202509,50.00,4`,
      `06,,${ZHAO},202509,202510,-50.00,1`,
      `06,,${ZHAO},202509,202511,-50.00,4`,
    );
    expect(inserted).toBe(1);
    expect(reasons).toContain('2,金额,退回（发放类型4）的金额应为负数');
    expect(reasons).toContain('3,金额,金额为负数，但发放类型不是退回（4）');
  });

  it.each([
    ['低保家庭', `F1,${LI},${YUNXI},2,2,310.50,2023-01-10,2022-12-31,1`, '退出日期2022-12-31早于批准日期2023-01-10'],
    ['低保家庭', `F1,${LI},${YUNXI},2,2,310.50,2023-01-10,,1`, '有退出原因而无退出日期'],
    ['低保家庭成员', `F1,${LI},李,01,2023-01-10,2022-01-10`, '早于加入日期'],
    ['特困供养人员', `${LI},李,${YUNXI},1,1,2023-01-10,2022-01-10`, '早于批准日期'],
    ['低收入监测对象', `${LI},李,${YUNXI},3,2023-01-10,2022-01-10`, '早于纳入日期'],
    ['高龄津贴', `${ZHAO},赵,202501,202412,50.00,${CHENGDONG}`, '终止年月早于开始年月'],
    ['家庭养老床位', `B1,${ZHAO},${CHENGDONG},2025-05-02,2025-05-01,`, '早于建设日期'],
    ['城乡社区', `36079900100,东门社区,${CHENGDONG},1`, '应为12位数字'],
    ['养老服务站点', 'S1,东门站,360799001001,2025-03-01,2025-02-01', '早于启用日期'],
  ])('in %s: %s', async (name, row, reason) => {
    const { inserted, rejected, reasons } = await importing(name, row);
    expect({ inserted, rejected }).toEqual({ inserted: 0, rejected: 1 });
    expect(reasons).toContain(reason);
  });
});

describe('What is stored of a person', () => {
  it('is the key and never the ID number, also not inside a certificate number', async () => {
    const rows = await civilAffairs.database.sql.selectFrom('disability_subsidy').selectAll().execute();
    expect(rows).toMatchObject([{ pid: pidOf(SUN), disability_category: '6', disability_level: 1 }]);
    expect(JSON.stringify(rows)).not.toContain(SUN);
  });
});
