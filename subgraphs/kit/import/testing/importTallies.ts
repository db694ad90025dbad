/** The command line of a department none of whose export files names a person. */
import { defineExportFile, month, text } from '../index.ts';
import { runImportCli } from '../runImportCli.ts';
import { paymentDatabase } from './payments.ts';

const tallies = defineExportFile({
  name: '统计',
  format: 'csv',
  table: 'payment',
  columns: { 险种类型: text('scheme', { maxLength: 10 }), 统计年月: month('period'), 编号: text('pid', { maxLength: 10 }) },
  key: ['pid', 'scheme', 'period'],
});

await runImportCli({ department: 'payments', title: '统计科', exportFiles: [tallies], database: paymentDatabase });
