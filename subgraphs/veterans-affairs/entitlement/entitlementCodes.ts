import { codeTable } from '@minsheng/subgraph-kit';

/** 残疾性质 (军人抚恤优待条例 art. 27): decides up to which grade a disability pension is paid. */
export enum DisabilityCause {
  WAR = '1',
  DUTY = '2',
  ILLNESS = '3',
}

export const DISABILITY_CAUSES = codeTable(DisabilityCause, {
  name: 'MilitaryDisabilityCause',
  description: '残疾性质。Cause of a soldier’s disability.',
  meanings: { WAR: ['因战', 'War'], DUTY: ['因公', 'Duty'], ILLNESS: ['因病', 'Illness'] },
});

/** 状态. */
export enum EntitlementStatus {
  ACTIVE = '1',
  SUSPENDED = '2',
  TERMINATED = '3',
}

export const ENTITLEMENT_STATUSES = codeTable(EntitlementStatus, {
  name: 'EntitlementStatus',
  description: '优抚待遇状态。State of an entitlement.',
  meanings: { ACTIVE: ['正常', 'Active'], SUSPENDED: ['暂停', 'Suspended'], TERMINATED: ['终止', 'Terminated'] },
});
