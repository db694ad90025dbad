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

/**
 * A grant from activation to its end (政务数据共享条例 art. 27). EXPIRED is reached by time alone, see expireDueGrants. The requester
 * gives a grant up when its purpose is achieved, cannot be achieved or is no longer needed.
 */
export const grantLifecycle = {
  kind: SubjectKind.GRANT,
  table: 'sharing_grant',
  title: ['授权', 'grant'],
  steps: {
    suspendGrant: { from: [ACTIVE], to: SUSPENDED, by: 'providerOrAuthority', saysWhy: true },
    resumeGrant: { from: [SUSPENDED], to: ACTIVE, by: 'providerOrAuthority', saysWhy: true, when: mayResume },
    terminateGrant: { from: [ACTIVE, SUSPENDED], to: TERMINATED, by: 'providerOrAuthority', saysWhy: true },
    relinquishGrant: { from: [ACTIVE, SUSPENDED], to: TERMINATED, by: 'requesterSharingOfficer', saysWhy: true },
  },
} as const satisfies Lifecycle;
