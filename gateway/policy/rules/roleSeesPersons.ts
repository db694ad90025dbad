import { hasRole, isAboutPersons, type Rule } from '../Rule.ts';

/** Persons are for those whose duty it is to look at them: auditors, and officers of departments. */
export const roleSeesPersons: Rule = {
  name: 'role-sees-persons',
  article: '个人信息保护法第六条、第三十四条；政务数据共享条例第三十六条',
  objectTo: (field, asking) =>
    !isAboutPersons(field) || hasRole(asking, 'auditor') || hasRole(asking, 'officer')
      ? undefined
      : '您的角色不查看个人信息；请使用汇总指标，或由业务经办人员查询。 Your role does not look at persons; use the indicators, or let the officer in charge ask.',
};
