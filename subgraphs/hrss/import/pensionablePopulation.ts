import { defineExportFile, division, integer, month, text } from '@minsheng/subgraph-kit/import';

export const pensionablePopulation = defineExportFile({
  name: '应参保人口',
  format: 'csv',
  table: 'pensionable_population',
  columns: {
    统计年月: month('month'),
    所属乡镇: division('division_code'),
    应参保人数: integer('persons', { min: 0, max: 100_000_000 }),
    数据来源: text('source', { maxLength: 200 }),
  },
  key: ['month', 'division_code'],
});
