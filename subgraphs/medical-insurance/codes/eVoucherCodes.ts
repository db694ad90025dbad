import { codeTable } from '@minsheng/subgraph-kit';

/** 激活渠道. */
export enum EVoucherChannel {
  NATIONAL_APP = '1',
  PAYMENT_APP = '2',
  COUNTER = '3',
  BANK = '4',
}

export const E_VOUCHER_CHANNELS = codeTable(EVoucherChannel, {
  name: 'EVoucherChannel',
  description: '医保电子凭证激活渠道。Where an e-voucher was activated.',
  meanings: {
    NATIONAL_APP: ['国家医保服务平台APP', 'National medical-insurance app'],
    PAYMENT_APP: ['支付宝、微信', 'Payment apps'],
    COUNTER: ['经办窗口', 'Service counter'],
    BANK: ['银行', 'Bank'],
  },
});

/** 凭证状态. */
export enum EVoucherStatus {
  ACTIVATED = '1',
  DISABLED = '2',
}

export const E_VOUCHER_STATUSES = codeTable(EVoucherStatus, {
  name: 'EVoucherStatus',
  description: '医保电子凭证状态。State of an e-voucher.',
  meanings: { ACTIVATED: ['激活', 'Activated'], DISABLED: ['停用', 'Disabled'] },
});
