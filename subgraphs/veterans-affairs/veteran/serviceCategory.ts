import { codeTable } from '@minsheng/subgraph-kit';

/** 人员类型. */
export enum ServiceCategory {
  CONSCRIPT = '1',
  NON_COMMISSIONED_OFFICER = '2',
  OFFICER = '3',
}

export const SERVICE_CATEGORIES = codeTable(ServiceCategory, {
  name: 'MilitaryServiceCategory',
  description: '退役军人人员类型。What a veteran served as.',
  meanings: {
    CONSCRIPT: ['义务兵', 'Conscript'],
    NON_COMMISSIONED_OFFICER: ['军士', 'Non-commissioned officer'],
    OFFICER: ['军官', 'Officer'],
  },
});
