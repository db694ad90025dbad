import { SubjectKind } from '../acts/subjectKind.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import { CorrectionState } from './correctionState.ts';

const { FILED, NOTIFYING, WITHDRAWN } = CorrectionState;

/**
 * A correction request from its filing to the last receiver (政务数据共享条例 art. 26). A value that is upheld closes it with the reply;
 * otherwise the last receiver's word does.
 */
export const correctionLifecycle = {
  kind: SubjectKind.CORRECTION,
  table: 'correction_request',
  title: ['校核申请', 'correction request'],
  list: 'correctionRequests',
  steps: {
    replyToCorrection: { from: [FILED], to: NOTIFYING, by: 'providerSharingOfficer', stops: true },
    withdrawCorrection: { from: [FILED], to: WITHDRAWN, by: 'requester', stops: true, saysWhy: true },
  },
} as const satisfies Lifecycle;
