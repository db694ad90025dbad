import { hasRole, isAboutPersons, type Rule } from '../Rule.ts';

/** Persons are asked about for a purpose, and for one of those that the owner allows. */
export const purposeAllowed: Rule = {
  name: 'purpose-allowed',
  article: '个人信息保护法第六条；政务数据共享条例第二十条、第二十五条',
  objectTo: (field, { access, caller }) => {
    if (!isAboutPersons(field)) return undefined;
    const allowed = field.word.purposes.join(', ');
    const { purpose } = access;
    if (purpose === undefined)
      return `查询个人信息须说明用途。请在请求头 Minsheng-Purpose 中填写：${allowed}。 Say for what you ask about persons, in the header Minsheng-Purpose: ${allowed}.`;
    if (!field.word.purposes.some(one => one === purpose))
      return `不得用于“${purpose}”。数据提供部门允许的用途：${allowed}。 Its owner does not share it for "${purpose}"; only for ${allowed}.`;
    return purpose === 'audit' && !hasRole({ caller }, 'auditor')
      ? '“audit”只用于审计监督。请填写您办理的业务用途。 The purpose "audit" is for auditors; state the purpose of your own work.'
      : undefined;
  },
};
