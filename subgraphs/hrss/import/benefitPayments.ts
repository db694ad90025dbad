import { amount, citizenId, code, defineExportFile, month } from '@minsheng/subgraph-kit/import';
import { PENSION_ITEMS, PENSION_PAYMENT_KINDS, PensionPaymentKind } from '../benefit-payment/benefitPayment.ts';
import { SCHEMES } from '../codes/scheme.ts';

export const benefitPayments = defineExportFile({
  name: '待遇发放',
  format: 'csv',
  table: 'benefit_payment',
  columns: {
    证件号码: citizenId('pid'),
    险种类型: code('scheme', SCHEMES),
    待遇项目: code('item', PENSION_ITEMS),
    所属期: month('period'),
    发放年月: month('pay_month'),
    金额: amount('amount', { negative: true }),
    发放类型: code('kind', PENSION_PAYMENT_KINDS),
  },
  key: ['pid', 'scheme', 'item', 'period', 'pay_month', 'kind'],
  check: ({ 发放类型: kind, 金额: yuan }) => {
    if (kind === PensionPaymentKind.REFUND) return yuan < 0 ? undefined : { field: '金额', reason: '退回的金额应为负数' };
    // An adjustment may go either way; what is paid regularly or later may not be negative.
    if (kind !== PensionPaymentKind.ADJUSTMENT && yuan < 0) return { field: '金额', reason: '正常和补发的金额不能为负数' };
    return undefined;
  },
});
