import { defineExportFile, division, integer, month, text } from '@minsheng/subgraph-kit/import';

/** 常住人口 comes from the statistics office; the department keeps it as the denominator of its coverage rate. */
export const residentPopulation = defineExportFile({
  name: '常住人口',
  format: 'csv',
  table: 'resident_population',
  columns: {
    统计年月: month('month'),
    所属乡镇: division('division_code'),
    常住人口: integer('population', { min: 0 }),
    数据来源: text('source', { maxLength: 200 }),
  },
  key: ['month', 'division_code'],
});
