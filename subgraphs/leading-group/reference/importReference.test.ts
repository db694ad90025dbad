import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';
import { importReference } from './importReference.ts';

let office: TestDepartment;
beforeAll(async () => {
  office = await startTestDepartment(department);
});
afterAll(() => office[Symbol.asyncDispose]());

describe('the reference files that come with the code', () => {
  it('are taken in whole at the first start, and a second start changes nothing', async () => {
    const runs = () =>
      office.database.sql.selectFrom('import_run').select(['export_name', 'rows_inserted', 'rows_rejected']).execute();
    const first = await runs();
    expect(first.map(run => [run.export_name, Number(run.rows_inserted), Number(run.rows_rejected)])).toEqual([
      ['部门', 35, 0],
      ['部门别名', 17, 0],
      ['指标目录', 26, 0],
      ['指标目标', 26, 0],
      ['口径审批', 25, 0],
      ['评价参数', 2, 0],
      ['重点任务', 20, 0],
      ['重点任务单位', 139, 0],
      ['任务指标', 23, 0],
    ]);
    await importReference(office.database);
    expect(await runs()).toEqual(first);
  });

  it('fit together: every code that one file names stands in the file that defines it', async () => {
    const { keyTasks, indicators } = await office.ask<{ keyTasks: { indicators: object[] }[]; indicators: object[] }>(
      '{ keyTasks { leads { department { code } } responsibleUnits { code } indicators { code } } indicators { leads { code } tasks { number } } }',
    );
    expect(keyTasks.flatMap(task => task.indicators)).toHaveLength(23);
    expect(indicators).toHaveLength(26);
  });

  it('describe tables that the entities agree with', async () => {
    const difference = await office.database.orm.schema.getUpdateSchemaSQL({ dropTables: false, safe: true });
    expect(difference.trim()).toBe('');
  });
});
