import { isAboutPersons, type Rule } from '../Rule.ts';

/** Who asks about persons says in which case or matter, so that the query can be held against it. */
export const caseStated: Rule = {
  name: 'case-stated',
  article: '政务数据共享条例第二十九条；个人信息保护法第六条',
  objectTo: (field, { access }) =>
    !isAboutPersons(field) || access.case !== undefined
      ? undefined
      : '查询个人信息须填写案件或事项编号（请求头 Minsheng-Case）。 Asking about persons needs the number of a case or matter, in the header Minsheng-Case.',
};
