import { citizenId, code, date, defineExportFile } from '@minsheng/subgraph-kit/import';
import { E_VOUCHER_CHANNELS, E_VOUCHER_STATUSES } from '../codes/eVoucherCodes.ts';

export const eVouchers = defineExportFile({
  name: '医保电子凭证',
  format: 'csv',
  table: 'e_voucher',
  columns: {
    证件号码: citizenId('pid'),
    激活日期: date('activated_on'),
    激活渠道: code('channel', E_VOUCHER_CHANNELS),
    凭证状态: code('status', E_VOUCHER_STATUSES),
  },
  key: ['pid'],
});
