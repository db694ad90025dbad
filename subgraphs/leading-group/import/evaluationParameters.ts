import { code, date, decimal, defineExportFile, text } from '@minsheng/subgraph-kit/import';
import { PARAMETER_NAMES } from '../evaluation/evaluationParameters.ts';

/** 评价参数.csv: what the judgement of status depends on, each with the day from which it holds and its basis. */
export const evaluationParameterFile = defineExportFile({
  name: '评价参数',
  format: 'csv',
  occasional: true,
  table: 'evaluation_parameter',
  columns: {
    参数: code('name', PARAMETER_NAMES),
    生效日期: date('valid_from'),
    参数值: decimal('value', { scale: 4 }),
    单位: text('unit', { maxLength: 50 }),
    依据: text('basis', { maxLength: 300 }),
  },
  key: ['name', 'valid_from'],
});
