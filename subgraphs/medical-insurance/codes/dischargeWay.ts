import { codeTable } from '@minsheng/subgraph-kit';

/** 离院方式. */
export enum DischargeWay {
  DOCTORS_ORDER = '1',
  TRANSFER = '2',
  AGAINST_ADVICE = '3',
  DEATH = '5',
  OTHER = '9',
}

export const DISCHARGE_WAYS = codeTable(DischargeWay, {
  name: 'DischargeWay',
  description: '离院方式。How a stay in hospital ended.',
  meanings: {
    DOCTORS_ORDER: ['医嘱离院', 'On the doctor’s order'],
    TRANSFER: ['医嘱转院', 'Transferred to another hospital'],
    AGAINST_ADVICE: ['非医嘱离院', 'Left without the doctor’s order'],
    DEATH: ['死亡', 'Died'],
    OTHER: ['其他', 'Other'],
  },
});
