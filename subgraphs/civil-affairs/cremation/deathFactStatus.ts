import { codeTable } from '@minsheng/subgraph-kit';

/** 更正标志: a death is notified, corrected, or retracted because it never was (the three event kinds of HL7's fact of death). */
export enum DeathFactStatus {
  REGISTERED = '0',
  CORRECTED = '1',
  RETRACTED = '2',
}

export const DEATH_FACT_STATUSES = codeTable(DeathFactStatus, {
  name: 'DeathFactStatus',
  description: '死亡事实的状态（更正标志）。State of a death fact.',
  meanings: {
    REGISTERED: ['登记', 'Registered'],
    CORRECTED: ['更正', 'Corrected: the dates are those of the correction'],
    RETRACTED: ['撤销', 'Retracted: the fact never was'],
  },
});
