import { forbidden, isAuthority, type Officer } from './actingOfficer.ts';

/** The two sides of what is being handled: whoever receives data and whoever provides it, by folder name. */
export interface Sides {
  requester: string | null;
  provider: string;
}

interface Party {
  zh: string;
  en: string;
  includes(officer: Officer, sides: Sides): boolean;
}

/** Officers who use data in their daily work; the sharing officer of a small office is one of them too. */
const BUSINESS_ROLES = ['officer', 'auditor', 'leading_group', 'sharing_officer'];

const of = (department: string | null, { department: own, roles }: Officer, wanted: readonly string[]) =>
  own === department && roles.some(role => wanted.includes(role));
const sharingOfficerOf = (department: string | null, officer: Officer) => of(department, officer, ['sharing_officer']);

/** Who may take a step. */
const PARTIES = {
  requester: {
    zh: '需求部门经办人员',
    en: 'an officer of the requesting department',
    includes: (officer, { requester }) => of(requester, officer, BUSINESS_ROLES),
  },
  requesterSharingOfficer: {
    zh: '需求部门共享工作机构',
    en: 'the sharing officer of the requesting department',
    includes: (officer, { requester }) => sharingOfficerOf(requester, officer),
  },
  providerSharingOfficer: {
    zh: '提供部门共享工作机构',
    en: 'the sharing officer of the providing department',
    includes: (officer, { provider }) => sharingOfficerOf(provider, officer),
  },
  authority: {
    zh: '数据共享主管部门',
    en: 'the sharing authority',
    includes: officer => isAuthority(officer),
  },
  providerOrAuthority: {
    zh: '提供部门共享工作机构或者数据共享主管部门',
    en: 'the sharing officer of the providing department or the sharing authority',
    includes: (officer, { provider }) => sharingOfficerOf(provider, officer) || isAuthority(officer),
  },
  eitherSide: {
    zh: '任一方的共享工作机构',
    en: 'the sharing officer of either side',
    includes: (officer, { requester, provider }) => sharingOfficerOf(requester, officer) || sharingOfficerOf(provider, officer),
  },
  eitherSideOrAuthority: {
    zh: '任一方的共享工作机构或者数据共享主管部门',
    en: 'the sharing officer of either side or the sharing authority',
    includes: (officer, { requester, provider }) =>
      sharingOfficerOf(requester, officer) || sharingOfficerOf(provider, officer) || isAuthority(officer),
  },
} satisfies Record<string, Party>;

export type PartyName = keyof typeof PARTIES;

/** Whether an officer is one of those who may. */
export function isParty(officer: Officer, name: PartyName, sides: Sides): boolean {
  const party: Party = PARTIES[name];
  return party.includes(officer, sides);
}

/** @throws GraphQLError FORBIDDEN that names who may */
export function refuseStranger(officer: Officer, name: PartyName, sides: Sides): void {
  if (isParty(officer, name, sides)) return;
  const party: Party = PARTIES[name];
  throw forbidden(`此步骤须由${party.zh}办理`, `this step is for ${party.en}`);
}
