import { hasRole, type Rule } from '../Rule.ts';

const HANDS = ['sharing_authority', 'security_admin', 'system_admin', 'audit_admin'];
const SHARING_DEPARTMENT = 'data-sharing';

/** Who administers the sharing, or the system, reads none of what is shared. */
export const noBusinessData: Rule = {
  name: 'no-business-data',
  article: 'GB/T 22239—2019 第三级 安全管理中心；GB/T 39477—2020',
  objectTo: (field, asking) =>
    field.owner === SHARING_DEPARTMENT || !HANDS.some(role => hasRole(asking, role))
      ? undefined
      : '管理角色不读取业务数据。 Administrators read no business data.',
};
