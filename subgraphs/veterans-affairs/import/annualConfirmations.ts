import { citizenId, code, date, defineExportFile, optional, year } from '@minsheng/subgraph-kit/import';
import { CONFIRMATION_METHODS, CONFIRMATION_RESULTS } from '../annual-confirmation/confirmationCodes.ts';

export const annualConfirmations = defineExportFile({
  name: '年度确认',
  format: 'csv',
  table: 'annual_confirmation',
  columns: {
    证件号码: citizenId('pid'),
    年度: year('year'),
    确认日期: optional(date('confirmed_on')),
    确认方式: optional(code('method', CONFIRMATION_METHODS)),
    确认结果: code('result', CONFIRMATION_RESULTS),
  },
  key: ['pid', 'year'],
  check: ({ 确认日期, 确认方式, 确认结果 }) => {
    if (确认结果 !== '1') return undefined;
    if (确认日期 === null) return { field: '确认日期', reason: '确认结果为通过，必须有确认日期' };
    return 确认方式 === null ? { field: '确认方式', reason: '确认结果为通过，必须有确认方式' } : undefined;
  },
});
