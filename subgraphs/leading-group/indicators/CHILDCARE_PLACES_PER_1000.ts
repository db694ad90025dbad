import type { ReportedDefinition } from './reportedDefinition.ts';

/** I06 每千人口拥有3岁以下婴幼儿托位数 (policy 一). The policy names no formula; the base is assumed to be 常住人口. */
export const CHILDCARE_PLACES_PER_1000: ReportedDefinition = {
  code: 'CHILDCARE_PLACES_PER_1000',
  definition: '月末全市托位总数除以常住人口（千人）。分母可按人或千人填报；常住人口口径为假定，文件未规定。',
  definitionEn:
    'Childcare places at month end for each thousand permanent residents. The base is an assumption: the opinions state no formula.',
  version: 1,
  formula: 'perThousand',
  counts: 'things',
};
