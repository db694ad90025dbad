import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';

let office: TestDepartment;
beforeAll(async () => {
  office = await startTestDepartment(department);
});
afterAll(() => office[Symbol.asyncDispose]());

/** Titles, leads and responsible units as chapter 二 of the opinions writes them, in its order. */
const POLICY: [title: string, leads: string, responsible: string][] = [
  ['加快多支柱养老保险发展', '市人社局', '市税务局、市民政局、市财政局、市自然资源局、市乡村振兴局、市城市社区管委会、各乡镇'],
  ['深化医疗保障改革', '医保分局', '市财政局、市卫健委、市城市社区管委会、银保监组、各乡镇'],
  ['推进工伤保险制度建设', '市人社局', '市财政局、市税务局'],
  ['完善失业保险制度', '市人社局', '市财政局、市税务局'],
  ['健全基本养老服务制度', '市民政局', '市财政局、市卫健委、医保分局、市计生协会'],
  ['丰富养老服务模式', '市民政局', '市发改委、市卫健委、市国资办、市城市社区管委会、医保分局、各乡镇'],
  ['拓展社会救助服务供给', '市民政局', '市发改委、市教体局、市财政局、市人社局、市卫健委、市乡村振兴局、医保分局'],
  ['加快社会福利事业发展', '市民政局', '市财政局、市卫健委、市城市社区管委会、市计生协会、医保分局、各乡镇'],
  ['落实抚恤优待政策', '市退役军人事务局', '市财政局、市人社局、市教体局、市公安局、市城市社区管委会、医保分局、各乡镇'],
  ['规范移交安置工作', '市退役军人事务局', '市委编办、市人社局、市公安局、市财政局、市城市社区管委会、各乡镇'],
  [
    '加快社会保险全民享有',
    '市人社局',
    '市发改委、市工信局、市国资办、市市场监管局、市统计局、市科技局、市商务局、市行政审批局、市城市社区管委会、市税务局、市残联、各乡镇',
  ],
  ['支持灵活就业群体参保缴费', '市人社局', '市住建局、市交通运输局、市卫健委、市国资办、市城市社区管委会、市税务局、各乡镇'],
  ['提高社会保障待遇水平', '市人社局', '市财政局、市乡村振兴局、市城市社区管委会、各乡镇'],
  ['打造优质政务服务品牌', '市人社局、市民政局、市卫健委、医保分局', ''],
  ['加速数字化转型升级', '市人社局', '市财政局、市行政审批局'],
  ['推进基金可持续发展', '市人社局、市财政局、医保分局、市税务局', '市国资办、市城市社区管委会、各乡镇'],
  [
    '加快社会保障卡居民服务一卡通',
    '市人社局、市行政审批局',
    '市民政局、市财政局、市交通运输局、市文广新旅局、市卫健委、市城市社区管委会、医保分局、市税务局、各乡镇',
  ],
  [
    '加强社会保障法治建设',
    '市司法局、市行政审批局、市人社局、市民政局、市卫健委、市退役军人事务局、医保分局',
    '市委组织部、市城市社区管委会、各乡镇',
  ],
  ['管好群众“养老钱”“保命钱”', '市人社局、医保分局', '市公安局、市民政局、市卫健委、市司法局、市税务局'],
  [
    '构建社会保障良好信用环境',
    '市人社局',
    '市发改委、市司法局、市财政局、市交通运输局、医保分局、市税务局、人民银行支行、银保监组',
  ],
];

interface Task {
  number: number;
  title: string;
  leads: { mode: string; department: { name: string } }[];
  responsibleUnits: { name: string }[];
}

async function keyTasks(): Promise<Task[]> {
  const { keyTasks: tasks } = await office.ask<{ keyTasks: Task[] }>(
    '{ keyTasks { number title leads { mode department { name } } responsibleUnits { name } } }',
  );
  return tasks;
}

describe('the 20 key tasks', () => {
  it('stand as the opinions write them, with every lead and every responsible unit', async () => {
    const tasks = await keyTasks();
    const written = tasks.map(({ title, leads, responsibleUnits }) => [
      title,
      leads.map(lead => lead.department.name).join('、'),
      responsibleUnits.map(({ name }) => name).join('、'),
    ]);
    expect(written).toEqual(POLICY);
    expect(tasks.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('say how several leads share them', async () => {
    const modes = Map.groupBy(await keyTasks(), ({ leads }) => [...new Set(leads.map(({ mode }) => mode))].join());
    const numbers = (mode: string) => modes.get(mode)?.map(({ number }) => number);
    expect(numbers('EACH_BY_DUTY')).toEqual([14, 16, 18, 19]);
    expect(numbers('JOINT')).toEqual([17]);
    expect(numbers('SINGLE')).toHaveLength(15);
  });

  it('are measured by their indicators, each in its owner’s type', async () => {
    const { keyTasks: tasks } = await office.ask(
      '{ keyTasks(numbers: [2, 14, 18]) { number chapter indicators { __typename code target } } }',
    );
    expect(tasks).toEqual([
      {
        number: 2,
        chapter: '健全多层次社会保险体系',
        indicators: [
          { __typename: 'MedicalInsuranceIndicator', code: 'MEDICAL_COVERAGE', target: 95 },
          { __typename: 'MedicalInsuranceIndicator', code: 'MEDICAL_EVOUCHER_ACTIVATION', target: 90 },
          { __typename: 'MedicalInsuranceIndicator', code: 'EVOUCHER_SETTLEMENT_SHARE', target: 30 },
        ],
      },
      {
        number: 14,
        chapter: '提升社会保障精细化管理水平',
        indicators: [
          { __typename: 'ReportedIndicator', code: 'SERVICE_SATISFACTION', target: 98 },
          { __typename: 'ReportedIndicator', code: 'SERVICE_CIRCLE', target: 100 },
        ],
      },
      { number: 18, chapter: '推进社会保障法治化进程', indicators: [] },
    ]);
  });

  it('do not include a twenty-first', async () => {
    const { errors } = await office.askRaw('{ keyTasks(numbers: [3, 21]) { title } }');
    expect(errors?.[0]?.message).toMatch(/^参数 numbers 中的 21 不是重点任务编号，应为 1 到 20/);
  });
});

describe('the office reassigns a task', () => {
  it('by ending one link and adding another; what happened before stays in the history', async () => {
    await office.importFiles({
      '重点任务单位_20250601.csv': `任务编号,单位名称,角色,排序,停用日期
3,市税务局,RESPONSIBLE,2,2025-06-01
3,国资办,RESPONSIBLE,3,
`,
    });
    const task = (await keyTasks()).find(({ number }) => number === 3);
    expect(task?.responsibleUnits.map(({ name }) => name)).toEqual(['市财政局', '市国资办']);
    const { rows } = await office.database.sql
      .selectFrom('fact_history')
      .select(({ fn }) => fn.countAll<string>().as('rows'))
      .where('table_name', '=', 'key_task_unit')
      .executeTakeFirstOrThrow();
    expect(Number(rows)).toBe(1);
  });
});
