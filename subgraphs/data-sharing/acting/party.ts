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
  /** What somebody of a role does instead, for whom this step leads nowhere. */
  instead?: readonly { role: string; zh: string; en: string }[];
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
  /** Whoever applies for a department: an auditor asks without a grant, and the leading group may see no person. */
  applicant: {
    zh: '需求部门的经办人员（officer）或者共享工作机构人员（sharing_officer）',
    en: 'an officer or a sharing officer of the requesting department (roles officer, sharing_officer)',
    includes: (officer, { requester }) => of(requester, officer, ['officer', 'sharing_officer']),
    instead: [
      {
        role: 'auditor',
        zh: '审计人员依据审计法第三十五条查询，无需授权，写明用途 audit（Minsheng-Purpose）和案号（Minsheng-Case）即可',
        en: 'an auditor needs no grant (审计法 art. 35): ask with the purpose audit (Minsheng-Purpose) and a case number (Minsheng-Case)',
      },
      {
        role: 'leading_group',
        zh: '领导小组查看指标（indicators）和重点任务（keyTasks），不查询个人，无需申请',
        en: 'the leading group reads indicators (indicators) and key tasks (keyTasks), which need no application, and no person',
      },
    ],
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
  const instead = party.instead?.filter(({ role }) => officer.roles.includes(role)) ?? [];
  throw forbidden(
    [`此步骤须由${party.zh}办理`, ...instead.map(({ zh }) => zh)].join('；'),
    [`this step is for ${party.en}`, ...instead.map(({ en }) => en)].join('; '),
  );
}
