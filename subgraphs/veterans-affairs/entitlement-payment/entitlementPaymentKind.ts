import { codeTable } from '@minsheng/subgraph-kit';

/** 发放类型 of veterans affairs; 人社 has one code more (3 调整). */
export enum EntitlementPaymentKind {
  REGULAR = '1',
  BACK_PAY = '2',
  REFUND = '4',
}

export const ENTITLEMENT_PAYMENT_KINDS = codeTable(EntitlementPaymentKind, {
  name: 'EntitlementPaymentKind',
  description: '优抚发放类型。Kind of entitlement payment.',
  meanings: {
    REGULAR: ['正常', 'Regular'],
    BACK_PAY: ['补发', 'Back pay for an earlier period'],
    REFUND: ['退回', 'Refund: a negative amount'],
  },
});
