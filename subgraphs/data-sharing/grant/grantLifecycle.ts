import { isAuthority, type Officer } from '../acting/actingOfficer.ts';
import { SubjectKind } from '../acts/subjectKind.ts';
import type { Lifecycle, LivingRow } from '../lifecycle/lifecycle.ts';
import { AccessRightState } from './grantState.ts';

const { ACTIVE, SUSPENDED, TERMINATED } = AccessRightState;

/** A row of `sharing_grant`, as far as steps read it. */
export interface GrantRow extends LivingRow {
  suspended_by_authority: boolean;
}

/** What the authority suspended only the authority resumes. */
export function mayResume({ suspended_by_authority: isAuthoritys }: GrantRow, officer: Officer): boolean {
  return !isAuthoritys || isAuthority(officer);
}

const APPLY_ANEW = [
  '需求部门仍需使用的重新申请（draftApplication），不再使用的出具销毁证明（certifyDisposal）',
  'the requester applies anew if the data is still needed (draftApplication), and certifies its disposal if not (certifyDisposal)',
] as const;

/**
 * A grant from activation to its end (政务数据共享条例 art. 27). EXPIRED is reached by time alone, see expireDueGrants. The requester
 * gives a grant up when its purpose is achieved, cannot be achieved or is no longer needed.
 */
export const grantLifecycle = {
  kind: SubjectKind.GRANT,
  table: 'sharing_grant',
  title: ['授权', 'grant'],
  list: 'sharingGrants',
  advice: {
    SUSPENDED: [
      '授权已暂停：需求部门按 reason 所载要求整改后，由暂停方恢复（resumeGrant），见 suspendedByAuthority',
      'It is suspended: the requester puts right what its reason says, then whoever suspended it, see suspendedByAuthority, resumes it (resumeGrant)',
    ],
    EXPIRED: [`授权已到期，不能恢复：${APPLY_ANEW[0]}`, `It has expired and cannot be resumed: ${APPLY_ANEW[1]}`],
    TERMINATED: [`授权已终止，不能恢复：${APPLY_ANEW[0]}`, `It was terminated and cannot be resumed: ${APPLY_ANEW[1]}`],
  },
  steps: {
    suspendGrant: { from: [ACTIVE], to: SUSPENDED, by: 'providerOrAuthority', saysWhy: true },
    resumeGrant: { from: [SUSPENDED], to: ACTIVE, by: 'providerOrAuthority', saysWhy: true, when: mayResume },
    terminateGrant: { from: [ACTIVE, SUSPENDED], to: TERMINATED, by: 'providerOrAuthority', saysWhy: true },
    relinquishGrant: { from: [ACTIVE, SUSPENDED], to: TERMINATED, by: 'requesterSharingOfficer', saysWhy: true },
  },
} as const satisfies Lifecycle;
