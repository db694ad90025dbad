import { amount, citizenId, code, defineExportFile, month, optional, text } from '@minsheng/subgraph-kit/import';
import { AID_PAYMENT_KINDS, AID_PROGRAMS } from '../aid-payment/aidPaymentCodes.ts';

/** 救助发放: 低保 is paid to the head of the household, so that 证件号码 is the head's there. */
export const aidPayments = defineExportFile({
  name: '救助发放',
  format: 'csv',
  table: 'aid_payment',
  columns: {
    资金项目: code('program', AID_PROGRAMS),
    家庭编号: optional(text('household_number', { maxLength: 40 })),
    证件号码: citizenId('pid'),
    所属期: month('period'),
    发放年月: month('pay_month'),
    金额: amount('amount', { negative: true }),
    发放类型: code('kind', AID_PAYMENT_KINDS),
  },
  key: ['program', 'pid', 'period', 'pay_month', 'kind'],
  check: ({ 金额, 发放类型 }) => {
    if (发放类型 === '4' && 金额 > 0) return { field: '金额', reason: '退回（发放类型4）的金额应为负数' };
    if (发放类型 !== '4' && 金额 < 0) return { field: '金额', reason: '金额为负数，但发放类型不是退回（4）' };
    return undefined;
  },
});
