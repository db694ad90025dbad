import { amount, citizenId, code, defineExportFile, month } from '@minsheng/subgraph-kit/import';
import { ENTITLEMENT_CATEGORIES } from '../entitlement/entitlementCategory.ts';
import { ENTITLEMENT_PAYMENT_KINDS } from '../entitlement-payment/entitlementPaymentKind.ts';

export const entitlementPayments = defineExportFile({
  name: '优抚发放',
  format: 'csv',
  table: 'entitlement_payment',
  columns: {
    证件号码: citizenId('pid'),
    优抚类别: code('category', ENTITLEMENT_CATEGORIES),
    所属期: month('period'),
    发放年月: month('pay_month'),
    金额: amount('amount', { negative: true }),
    发放类型: code('kind', ENTITLEMENT_PAYMENT_KINDS),
  },
  key: ['pid', 'category', 'period', 'pay_month', 'kind'],
  check: ({ 金额, 发放类型 }) => {
    if (发放类型 === '4' && 金额 > 0) return { field: '金额', reason: '退回（发放类型4）的金额应为负数' };
    if (发放类型 !== '4' && 金额 < 0) return { field: '金额', reason: '金额为负数，但发放类型不是退回（4）' };
    return undefined;
  },
});
