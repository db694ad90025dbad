import { hasRole, isAboutPersons, type Rule } from '../Rule.ts';

/** Auditors have a right of their own to the data of sharing platforms, for audit and nothing else. */
export const auditForAudit: Rule = {
  name: 'audit-for-audit',
  article: '审计法第三十五条',
  objectTo: (field, asking) =>
    !isAboutPersons(field) || !hasRole(asking, 'auditor') || asking.access.purpose === 'audit'
      ? undefined
      : '审计人员仅可为审计目的查询个人信息，请填写 Minsheng-Purpose: audit。 Auditors ask about persons for audit only: Minsheng-Purpose: audit.',
};
