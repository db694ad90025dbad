import { code, date, defineExportFile, integer, optional, text } from '@minsheng/subgraph-kit/import';
import { LEAD_MODES } from '../keyTask/leadMode.ts';

/** 重点任务.csv: the policy's key tasks. */
export const keyTasks = defineExportFile({
  name: '重点任务',
  format: 'csv',
  occasional: true,
  table: 'key_task',
  columns: {
    任务编号: integer('number', { min: 1 }),
    任务名称: text('title', { maxLength: 100 }),
    英文名称: text('title_en', { maxLength: 200 }),
    所属章节: text('chapter', { maxLength: 100 }),
    章节英文名称: text('chapter_en', { maxLength: 200 }),
    牵头方式: code('lead_mode', LEAD_MODES),
    可量化任务: text('commitments', { maxLength: 500 }),
  },
  key: ['number'],
});

/** 重点任务单位.csv: lead and responsible units as the policy names them. */
export const keyTaskUnits = defineExportFile({
  name: '重点任务单位',
  format: 'csv',
  occasional: true,
  table: 'key_task_unit',
  columns: {
    任务编号: integer('task_number', { min: 1 }),
    单位名称: text('unit_name', { maxLength: 50 }),
    角色: code('role', { LEAD: '牵头单位', RESPONSIBLE: '责任单位' }),
    排序: integer('ordinal', { min: 1 }),
    停用日期: optional(date('ended_on')),
  },
  key: ['task_number', 'unit_name', 'role'],
});

/** 任务指标.csv: which indicators measure which task. */
export const keyTaskIndicators = defineExportFile({
  name: '任务指标',
  format: 'csv',
  occasional: true,
  table: 'key_task_indicator',
  columns: {
    任务编号: integer('task_number', { min: 1 }),
    指标代码: text('indicator_code', { maxLength: 60 }),
    停用日期: optional(date('ended_on')),
  },
  key: ['task_number', 'indicator_code'],
});
