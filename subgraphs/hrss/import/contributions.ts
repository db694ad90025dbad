import { amount, citizenId, code, date, defineExportFile, month } from '@minsheng/subgraph-kit/import';
import { SCHEMES } from '../codes/scheme.ts';
import { CONTRIBUTION_PAYERS } from '../contribution/contribution.ts';

export const contributions = defineExportFile({
  name: '缴费明细',
  format: 'csv',
  table: 'contribution',
  columns: {
    证件号码: citizenId('pid'),
    险种类型: code('scheme', SCHEMES),
    费款所属期: month('period'),
    缴费基数: amount('base'),
    单位缴费: amount('employer_share'),
    个人缴费: amount('personal_share'),
    财政补贴: amount('government_share'),
    缴费主体: code('payer', CONTRIBUTION_PAYERS),
    到账日期: date('received_on'),
  },
  key: ['pid', 'scheme', 'period', 'payer'],
});
