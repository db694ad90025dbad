import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';
import { EMPLOYER, QIAN, writeExports, YUNXI, ZHAO } from '../testing/writeExports.ts';

let hrss: TestDepartment;

beforeAll(async () => {
  hrss = await startTestDepartment(department);
});
afterAll(() => hrss[Symbol.asyncDispose]());

/** Rows that contradict themselves, each beside the same row put right. */
const CONTRADICTIONS: { file: string; field: string; wrong: string; right: string }[] = [
  {
    file: '参保关系',
    field: '参保结束日期',
    wrong: `1,${QIAN},110,,1,2025-03-01,2025-02-28,3,${YUNXI}`,
    right: `1,${QIAN},110,,1,2025-03-01,2025-03-01,3,${YUNXI}`,
  },
  {
    file: '待遇核定',
    field: '待遇终止年月',
    wrong: `${ZHAO},170,9,202503,202502,3,180.00,${YUNXI}`,
    right: `${ZHAO},170,9,202503,202503,3,180.00,${YUNXI}`,
  },
  {
    file: '待遇发放',
    field: '金额',
    wrong: `${ZHAO},170,01,202510,202510,180.00,4`,
    right: `${ZHAO},170,01,202510,202510,-180.00,4`,
  },
  {
    file: '待遇发放',
    field: '金额',
    wrong: `${ZHAO},170,01,202509,202510,-180.00,1`,
    right: `${ZHAO},170,01,202509,202510,180.00,1`,
  },
  {
    file: '补充工伤保险',
    field: '参保结束日期',
    wrong: `${QIAN},3,,,2025-03-01,2025-02-01,赣安,9.00,${YUNXI}`,
    right: `${QIAN},3,,,2025-03-01,,赣安,9.00,${YUNXI}`,
  },
  {
    file: '待遇资格认证',
    field: '认证方式',
    wrong: `${ZHAO},170,2025,2025-03-31,,2025-03-01,1,${YUNXI}`,
    right: `${ZHAO},170,2025,2025-03-31,1,2025-03-01,1,${YUNXI}`,
  },
  {
    file: '待遇资格认证',
    field: '认证日期',
    wrong: `${ZHAO},170,2024,2024-03-31,1,,1,${YUNXI}`,
    right: `${ZHAO},170,2024,2024-03-31,,,3,${YUNXI}`,
  },
  {
    file: '公共服务事项',
    field: '停用日期',
    wrong: 'S1,登记,,即办,2022-01-01,2022-01-01,2021-12-31',
    right: 'S1,登记,,即办,2022-01-01,2022-01-01,',
  },
  {
    file: '职业年金',
    field: '做实金额',
    wrong: `${QIAN},${EMPLOYER},2040-02-28,2039-11-01,`,
    right: `${QIAN},${EMPLOYER},2040-02-28,2039-11-01,9.00`,
  },
  {
    file: '居民养老基金台账',
    field: '月份',
    wrong: '2025,202412,1.00,1.00,2025-01-01',
    right: '2025,202501,1.00,1.00,2025-01-31',
  },
  {
    file: '失业保险待遇',
    field: '已领月数',
    wrong: `${QIAN},2025-01-06,3,4,1500.00,1,`,
    right: `${QIAN},2025-01-06,4,4,1500.00,1,`,
  },
  {
    file: '失业保险待遇',
    field: '停发原因',
    wrong: `${QIAN},2024-01-06,4,4,1500.00,3,`,
    right: `${QIAN},2024-01-06,4,4,1500.00,3,06`,
  },
];

describe('A row that contradicts itself', () => {
  it('is put aside with the field that is wrong, and taken once put right', async () => {
    const { reports: first } = await hrss.importFiles(await writeExports(byFile('20251031', row => row.wrong)));
    expect(first.every(report => report.status === 'done' && report.inserted === 0)).toBe(true);
    const quarantined = await hrss.database.sql
      .selectFrom('quarantined_row')
      .innerJoin('import_run', 'import_run.id', 'quarantined_row.import_run')
      .select(['export_name', 'field'])
      .orderBy('quarantined_row.id')
      .execute();
    const expected = CONTRADICTIONS.map(({ file, field }) => ({ export_name: file, field }));
    expect(quarantined).toHaveLength(expected.length);
    expect(quarantined).toEqual(expect.arrayContaining(expected));

    const { reports: second } = await hrss.importFiles(await writeExports(byFile('20251101', row => row.right)));
    expect(second.map(report => report.rejected)).toEqual(second.map(() => 0));
    expect(second.reduce((sum, report) => sum + report.inserted, 0)).toBe(CONTRADICTIONS.length);
  });
});

function byFile(date: string, row: (contradiction: (typeof CONTRADICTIONS)[number]) => string): Record<string, string[]> {
  const files = Object.groupBy(CONTRADICTIONS, ({ file }) => `${file}_${date}`);
  return Object.fromEntries(Object.entries(files).map(([name, group]) => [name, (group ?? []).map(row)]));
}
