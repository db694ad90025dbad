import { maskOf } from '../grants/Grant.ts';
import type { Rule } from '../Rule.ts';

/** What a grant gives only in part must not be given whole. Of texts the gateway shows the ends; of anything else it gives nothing. */
export const maskApplies: Rule = {
  name: 'mask-applies',
  article: '政务数据共享条例第二十条；个人信息保护法第六条、第五十一条',
  objectTo: ({ coordinate, isText }, { grant }) => {
    const mask = grant && maskOf(grant, coordinate);
    return mask === undefined || (mask === 'masked' && isText)
      ? undefined
      : `授权只允许以“${mask}”方式提供，网关暂不支持，因此不提供。 The grant gives it as "${mask}" only, which the gateway cannot show yet.`;
  },
};
