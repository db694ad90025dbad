import { registerEnumType } from 'type-graphql';
import type { Officer } from '../acting/actingOfficer.ts';
import { SubjectKind } from '../acts/subjectKind.ts';
import type { Lifecycle, LivingRow } from '../lifecycle/lifecycle.ts';

export enum DisputeState {
  CONSULTING = 'CONSULTING',
  WITH_AUTHORITY = 'WITH_AUTHORITY',
  WITH_GOVERNMENT = 'WITH_GOVERNMENT',
  SETTLED = 'SETTLED',
}
registerEnumType(DisputeState, {
  name: 'SharingDisputeState',
  description: '争议状态（政务数据共享条例第二十八条）。States of a dispute (art. 28).',
  valuesConfig: {
    CONSULTING: { description: '双方协商中。The two sides consult.' },
    WITH_AUTHORITY: { description: '主管部门协调中。Being coordinated by the authority.' },
    WITH_GOVERNMENT: { description: '报请本级人民政府决定。Before the people’s government for decision.' },
    SETTLED: { description: '已解决。Settled.' },
  },
});

const { CONSULTING, WITH_AUTHORITY, WITH_GOVERNMENT, SETTLED } = DisputeState;

/** A row of `sharing_dispute`, as far as steps read it. */
export interface DisputeRow extends LivingRow {
  opened_in: string;
}

/** That consultation succeeded is for the side to say that complained. */
export function isOwnDispute({ opened_in: openedIn }: DisputeRow, { department }: Officer): boolean {
  return openedIn === department;
}

/** Consult, then the authority, then the government (政务数据共享条例 art. 28). The authority writes down what the government decides. */
export const disputeLifecycle = {
  kind: SubjectKind.DISPUTE,
  table: 'sharing_dispute',
  title: ['争议', 'dispute'],
  list: 'sharingDisputes',
  advice: {
    CONSULTING: [
      '双方协商中：下一步由提出部门确认协商一致（settleDispute），或者由任一方报主管部门（referDisputeToAuthority）',
      'The sides consult: the one that opened it settles it next (settleDispute), or either refers it to the authority (referDisputeToAuthority)',
    ],
    WITH_AUTHORITY: [
      '下一步由主管部门记录协调意见（decideDispute）或者报请人民政府决定（referDisputeToGovernment）',
      'The sharing authority decides it next (decideDispute), or refers it to the government (referDisputeToGovernment)',
    ],
    WITH_GOVERNMENT: [
      '下一步由主管部门记录政府决定（decideDispute）',
      'The sharing authority records the government’s decision next (decideDispute)',
    ],
  },
  steps: {
    settleDispute: { from: [CONSULTING], to: SETTLED, by: 'eitherSide', when: isOwnDispute },
    referDisputeToAuthority: { from: [CONSULTING], to: WITH_AUTHORITY, by: 'eitherSide', saysWhy: true },
    referDisputeToGovernment: { from: [WITH_AUTHORITY], to: WITH_GOVERNMENT, by: 'authority', saysWhy: true },
    decideDispute: { from: [WITH_AUTHORITY, WITH_GOVERNMENT], to: SETTLED, by: 'authority' },
  },
} as const satisfies Lifecycle;
