import { code, date, defineExportFile, integer, text } from '@minsheng/subgraph-kit/import';
import { FEWEST_YEARS, PARAMETER_NAMES } from '../parameters/parameters.ts';
import { verification } from './verification.ts';

/** 共享参数.csv: numbers that a city decides about sharing, each with the day from which it holds and its basis. */
export const sharingParameters = defineExportFile({
  name: '共享参数',
  format: 'csv',
  occasional: true,
  table: 'sharing_parameter',
  columns: {
    参数: code('name', PARAMETER_NAMES),
    生效日期: date('valid_from'),
    参数值: integer('value', { min: 1, max: 10_000 }),
    单位: text('unit', { maxLength: 20 }),
    依据: text('basis', { maxLength: 300 }),
    核对: verification(),
  },
  key: ['name', 'valid_from'],
  check: ({ 参数: name, 参数值: years }) =>
    name.startsWith('KEEP_') && years < FEWEST_YEARS
      ? { field: '参数值', reason: `保存年限不得少于${FEWEST_YEARS}年（政务数据共享条例第二十九条）` }
      : undefined,
});
