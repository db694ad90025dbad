import { date, defineExportFile, integer, optional, text, yesNo } from '@minsheng/subgraph-kit/import';

/** 部门.csv: units under the names that the policy uses. */
export const departments = defineExportFile({
  name: '部门',
  format: 'csv',
  occasional: true,
  table: 'department',
  columns: {
    部门代码: text('code', { maxLength: 50 }),
    部门名称: text('name', { maxLength: 50 }),
    英文名称: text('name_en', { maxLength: 100 }),
    排序: integer('ordinal', { min: 1 }),
    领导小组成员: yesNo('member'),
  },
  key: ['code'],
});

/** 部门别名.csv: other names of the same units; offices are renamed and merged, so a name may hold for a time only. */
export const departmentAliases = defineExportFile({
  name: '部门别名',
  format: 'csv',
  occasional: true,
  table: 'department_alias',
  columns: {
    别名: text('alias', { maxLength: 50 }),
    部门代码: text('department_code', { maxLength: 50 }),
    生效日期: optional(date('valid_from')),
    失效日期: optional(date('valid_to')),
    说明: optional(text('note', { maxLength: 200 })),
  },
  key: ['alias'],
});
