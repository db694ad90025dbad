import { code, date, decimal, defineExportFile, integer, optional, text, year, yesNo } from '@minsheng/subgraph-kit/import';
import { COMPARATORS } from '../catalogue/comparator.ts';
import { OWNING_SUBGRAPHS } from '../foreign/index.ts';

/** 指标目录.csv: what is measured, by whom, under whose lead. */
export const indicatorCatalogue = defineExportFile({
  name: '指标目录',
  format: 'csv',
  occasional: true,
  table: 'indicator',
  columns: {
    指标代码: text('code', { maxLength: 60 }),
    序号: integer('ordinal', { min: 1 }),
    指标名称: text('name', { maxLength: 100 }),
    英文名称: text('name_en', { maxLength: 200 }),
    计量单位: text('unit', { maxLength: 20 }),
    英文单位: text('unit_en', { maxLength: 40 }),
    比较方式: code('comparator', COMPARATORS),
    力争: yesNo('aspirational'),
    数据来源子图: code('subgraph', OWNING_SUBGRAPHS),
    牵头部门: text('department_codes', { maxLength: 200 }),
    牵头依据: text('department_basis', { maxLength: 200 }),
  },
  key: ['code'],
});

/** 指标目标.csv: the target of a year. An indicator without a row for a year is not evaluated in it. */
export const indicatorTargets = defineExportFile({
  name: '指标目标',
  format: 'csv',
  occasional: true,
  table: 'indicator_target',
  columns: {
    指标代码: text('code', { maxLength: 60 }),
    年度: year('year'),
    目标值: optional(decimal('target', { scale: 4 })),
    完成时限: optional(date('deadline')),
    依据: text('basis', { maxLength: 200 }),
  },
  key: ['code', 'year'],
});

/** 口径审批.csv: which version of which definition the office approved; until then a value is shown but not judged. */
export const definitionApprovals = defineExportFile({
  name: '口径审批',
  format: 'csv',
  occasional: true,
  table: 'definition_approval',
  columns: {
    指标代码: text('code', { maxLength: 60 }),
    口径版本: integer('version', { min: 1 }),
    批准单位: text('approver', { maxLength: 100 }),
    批准日期: date('approved_on'),
    撤销日期: optional(date('revoked_on')),
  },
  key: ['code', 'version'],
  check: row =>
    row.撤销日期 !== null && row.撤销日期 < row.批准日期 ? { field: '撤销日期', reason: '撤销日期早于批准日期' } : undefined,
});
