import { canShow } from '../../supergraph/sharing/Shape.ts';
import { maskOf } from '../grants/Grant.ts';
import type { Asking, Rule } from '../Rule.ts';
import type { ReachedField } from '../reach/ReachedField.ts';

/** What a grant gives only in part must not be given whole: what cannot be shown in that way is not given. */
export const maskApplies: Rule = {
  name: 'mask-applies',
  article: '政务数据共享条例第二十条；个人信息保护法第六条、第五十一条',
  objectTo: ({ coordinate, shape }, { grant }) => {
    const mask = grant && maskOf(grant, coordinate);
    return mask === undefined || canShow(mask, shape)
      ? undefined
      : `授权只允许以“${mask}”方式提供，该数据项无法这样显示，因此不提供。 The grant gives it as "${mask}" only, in which it cannot be shown.`;
  },
};

/** Of an object that is given as yes or no there is nothing to see but whether it is there; of a list that is given as a count, how long it is. */
export function objectBelowMask(
  { coordinate }: ReachedField,
  leading: readonly ReachedField[],
  { grant }: Asking,
): string | undefined {
  for (const led of grant ? leading : []) {
    const mask = grant && maskOf(grant, led.coordinate);
    if (mask === 'yesNo' && led.shape === 'object')
      return `授权只允许提供有无（${led.coordinate}=yesNo），请只查询 __typename。 The grant tells only whether there is one: ask for __typename alone.`;
    if (mask === 'count' && led.shape === 'connection' && !coordinate.endsWith('.totalCount'))
      return `授权只允许提供数量（${led.coordinate}=count），请只查询 totalCount。 The grant tells only how many there are: ask for totalCount alone.`;
  }
  return undefined;
}
