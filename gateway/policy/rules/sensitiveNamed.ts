import { isOwn, type Rule } from '../Rule.ts';

/** Diagnoses, accounts, and what concerns children: only when a live grant names the very field; a whole type does not do. */
export const sensitiveNamed: Rule = {
  name: 'sensitive-named',
  article: '个人信息保护法第二十八条、第三十一条',
  objectTo: (field, asking) => {
    const { sensitivity } = field.word;
    if (sensitivity === 'none' || sensitivity === 'personal' || isOwn(field, asking)) return undefined;
    const { grant, caller, access } = asking;
    const isOfCaller = caller.kind === 'identified' && grant?.requester === caller.department;
    const isForThis = grant?.purposes.some(one => one === access.purpose);
    if (isOfCaller && isForThis && grant?.fields.includes(field.coordinate)) return undefined;
    return `属于敏感个人信息，须由授权为此用途逐项列明 ${field.coordinate}。 It is sensitive: a grant for this purpose must name ${field.coordinate} itself.`;
  },
};
