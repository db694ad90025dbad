import { SubjectKind } from '../acts/subjectKind.ts';
import { ClockKind } from '../clocks/clockKinds.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import type { StepColumns } from './applicationRow.ts';
import { ApplicationState } from './applicationState.ts';
import { isExtensionWaiting, isOfAnother, isOwn, mayBeExtended, wasNeverExtended, wasNeverReturned } from './stepConditions.ts';

const { DRAFT, SUBMITTED, WITH_PROVIDER, RETURNED, GRANTED, ACTIVE, REFUSED, WITHDRAWN } = ApplicationState;

/**
 * An application from draft to grant (政务数据共享条例 arts 20–22). What is supplied after a return goes past the requester's own
 * sharing officer again: art. 20 asks that officer to approve what the provider then decides about.
 */
export const applicationLifecycle = {
  kind: SubjectKind.APPLICATION,
  table: 'sharing_application',
  title: ['共享申请', 'application'],
  list: 'sharingApplications',
  advice: {
    DRAFT: ['下一步由申请人提交（submitApplication）', 'Its applicant submits it next (submitApplication)'],
    SUBMITTED: [
      '下一步由需求部门共享工作机构审核（approveApplication 或者 declineApplication）',
      'The sharing officer of the requesting department approves it next (approveApplication), or sends it back (declineApplication)',
    ],
    WITH_PROVIDER: [
      '下一步由提供部门共享工作机构答复（grantApplication、refuseApplication 或者 returnApplication）',
      'The sharing officer of the providing department answers it next (grantApplication, refuseApplication or returnApplication)',
    ],
    RETURNED: [
      '下一步由申请人按 missingItems 补正（reviseApplication）后再提交（submitApplication）',
      'Its applicant supplies what missingItems names (reviseApplication) and submits it again (submitApplication)',
    ],
    GRANTED: [
      '下一步由提供部门共享工作机构开通授权（activateGrant）',
      'The sharing officer of the providing department activates its grant next (activateGrant)',
    ],
  },
  steps: {
    reviseApplication: { from: [DRAFT, RETURNED], to: DRAFT, by: 'applicant' },
    submitApplication: { from: [DRAFT, RETURNED], to: SUBMITTED, by: 'applicant', when: isOwn },
    withdrawApplication: {
      from: [DRAFT, SUBMITTED, WITH_PROVIDER, RETURNED, GRANTED],
      to: WITHDRAWN,
      by: 'requester',
      stops: true,
    },
    approveApplication: {
      from: [SUBMITTED],
      to: WITH_PROVIDER,
      by: 'requesterSharingOfficer',
      starts: 'REPLY',
      when: isOfAnother,
    },
    declineApplication: { from: [SUBMITTED], to: DRAFT, by: 'requesterSharingOfficer', saysWhy: true },
    returnApplication: { from: [WITH_PROVIDER], to: RETURNED, by: 'providerSharingOfficer', stops: true, when: wasNeverReturned },
    requestExtension: {
      from: [WITH_PROVIDER],
      to: WITH_PROVIDER,
      by: 'providerSharingOfficer',
      saysWhy: true,
      when: (row: StepColumns) => mayBeExtended(row) && wasNeverExtended(row),
    },
    consentToExtension: { from: [WITH_PROVIDER], to: WITH_PROVIDER, by: 'authority', when: isExtensionWaiting },
    refuseExtension: { from: [WITH_PROVIDER], to: WITH_PROVIDER, by: 'authority', saysWhy: true, when: isExtensionWaiting },
    grantApplication: {
      from: [WITH_PROVIDER],
      to: GRANTED,
      by: 'providerSharingOfficer',
      stops: true,
      starts: ClockKind.ACTIVATION,
    },
    refuseApplication: { from: [WITH_PROVIDER], to: REFUSED, by: 'providerSharingOfficer', stops: true, saysWhy: true },
    activateGrant: { from: [GRANTED], to: ACTIVE, by: 'providerSharingOfficer', stops: true },
  },
} as const satisfies Lifecycle;
