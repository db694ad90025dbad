import { codeTable } from '@minsheng/subgraph-kit';

/** 确认方式, from the least to the most of what the person has to do. */
export enum ConfirmationMethod {
  DATA_COMPARISON = '1',
  ONLINE = '2',
  IN_PERSON = '3',
  HOME_VISIT = '4',
}

export const CONFIRMATION_METHODS = codeTable(ConfirmationMethod, {
  name: 'AnnualConfirmationMethod',
  description: '年度确认方式。How an annual confirmation was made.',
  meanings: {
    DATA_COMPARISON: ['数据比对', 'By comparing data'],
    ONLINE: ['线上', 'Online'],
    IN_PERSON: ['到场', 'In person at the counter'],
    HOME_VISIT: ['上门', 'By a visit at home'],
  },
});

/** 确认结果. */
export enum ConfirmationResult {
  PASSED = '1',
  FAILED = '2',
  PENDING = '3',
}

export const CONFIRMATION_RESULTS = codeTable(ConfirmationResult, {
  name: 'AnnualConfirmationResult',
  description: '年度确认结果。Result of an annual confirmation.',
  meanings: { PASSED: ['通过', 'Passed'], FAILED: ['未通过', 'Failed'], PENDING: ['待确认', 'Pending'] },
});
