import type { Rule } from '../Rule.ts';

/** What a grant gives only in part must not be given whole. The gateway cannot show parts yet, so it gives nothing. */
export const maskApplies: Rule = {
  name: 'mask-applies',
  article: '政务数据共享条例第二十条；个人信息保护法第六条、第五十一条',
  objectTo: ({ coordinate }, { grant }) => {
    const masked = [coordinate, `${coordinate.split('.')[0]}.*`];
    const mask = grant?.masks.map(one => one.split('=')).find(([field]) => masked.includes(field ?? ''))?.[1];
    return mask === undefined
      ? undefined
      : `授权只允许以“${mask}”方式提供，网关暂不支持，因此不提供。 The grant gives it as "${mask}" only, which the gateway cannot show yet.`;
  },
};
