import type { ReportedDefinition } from './reportedDefinition.ts';

/** I08 每个乡镇公办婴幼儿监护机构数 (policy 一: one or more in every township). */
export const TOWNSHIP_PUBLIC_CHILDCARE: ReportedDefinition = {
  code: 'TOWNSHIP_PUBLIC_CHILDCARE',
  definition: '月末各乡镇（街道）公办婴幼儿监护机构数的最小值：每个乡镇都须有1个以上，因此取最小值而非平均值。',
  definitionEn:
    'The smallest number of public childcare institutions in any township at month end: every township must have one, so an average would mislead.',
  version: 1,
  formula: 'minimum',
  counts: 'things',
};
