import { codeTable } from '@minsheng/subgraph-kit';

/** 生存状态 AAC060. */
export enum LivingStatus {
  ALIVE = '1',
  DECEASED = '2',
  MISSING = '3',
}
export const LIVING_STATUSES = codeTable(LivingStatus, {
  name: 'LivingStatus',
  description: '生存状态 (AAC060)。Living status as this department knows it.',
  meanings: {
    ALIVE: ['正常', 'Alive'],
    DECEASED: ['死亡', 'Deceased'],
    MISSING: ['失踪', 'Missing'],
  },
});

/** 性别, GB/T 2261.1. */
export enum Sex {
  UNKNOWN = '0',
  MALE = '1',
  FEMALE = '2',
  UNSTATED = '9',
}
export const SEXES = codeTable(Sex, {
  name: 'Sex',
  description: '性别 (GB/T 2261.1)。Sex.',
  meanings: {
    UNKNOWN: ['未知', 'Unknown'],
    MALE: ['男', 'Male'],
    FEMALE: ['女', 'Female'],
    UNSTATED: ['未说明', 'Not stated'],
  },
});
