import { callerKey } from '../data/dataKey.ts';
import type { PlanPath } from '../plan/QueryPlan.ts';

/** A plan's path with the caller's own keys: `indicators.@.department`, where `@` stands for every item of a list. */
export function showPath(path: PlanPath): string {
  let text = '';
  for (const segment of path) {
    if (segment === '@') text += '.@';
    else if ('Field' in segment) text += `.${callerKey(segment.Field)}`;
    else text += `|[${segment.TypeCondition.join('|')}]`;
  }
  return text.replace(/^\./, '');
}
