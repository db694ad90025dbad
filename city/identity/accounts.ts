/** A made-up office holder: what the gateway reads of it is the claims `sub` (the account), `department` and `roles` (schema/trust.md §1). */
export interface DemoAccount {
  account: string;
  /** As the sign-in page shows it. */
  name: string;
  department: string;
  roles: string[];
}

const OFFICES = [
  { department: 'hrss', name: '人社局', english: 'human resources and social security' },
  { department: 'medical-insurance', name: '医保分局', english: 'medical insurance' },
  { department: 'civil-affairs', name: '民政局', english: 'civil affairs' },
  { department: 'veterans-affairs', name: '退役军人事务局', english: 'veterans affairs' },
];

/** One account at least for each role of schema/trust.md §1. The three hands sit where the gateway is run: at the data office. */
export const ACCOUNTS: readonly DemoAccount[] = [
  account('leading-group', '领导小组 leading group', 'leading-group', 'leading_group'),
  account('office', '领导小组办公室 office of the leading group', 'leading-group', 'leading_group'),
  account('auditor', '审计局 auditor', 'audit', 'auditor'),
  ...OFFICES.flatMap(({ department, name, english }) => [
    account(`${department}-officer`, `${name}经办人员 officer, ${english}`, department, 'officer'),
    account(`${department}-sharing-officer`, `${name}共享工作机构 sharing officer, ${english}`, department, 'sharing_officer'),
  ]),
  account('sharing-authority', '数据共享主管部门 sharing authority', 'data-sharing', 'sharing_authority'),
  account('security-admin', '安全管理员 security administrator', 'data-sharing', 'security_admin'),
  account('system-admin', '系统管理员 system administrator', 'data-sharing', 'system_admin'),
  account('audit-admin', '审计管理员 audit administrator', 'data-sharing', 'audit_admin'),
];

export function findAccount(wanted: string): DemoAccount | undefined {
  return ACCOUNTS.find(({ account }) => account === wanted);
}

function account(account: string, name: string, department: string, role: string): DemoAccount {
  return { account, name, department, roles: [role] };
}
