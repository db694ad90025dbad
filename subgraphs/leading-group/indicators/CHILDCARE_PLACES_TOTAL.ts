import type { ReportedDefinition } from './reportedDefinition.ts';

/** I07 全市总托位数 (policy 一). */
export const CHILDCARE_PLACES_TOTAL: ReportedDefinition = {
  code: 'CHILDCARE_PLACES_TOTAL',
  definition: '月末已备案托育机构托位数与幼儿园托班托位数之和。',
  definitionEn: 'Places in registered childcare institutions and kindergarten toddler classes at month end.',
  version: 1,
  formula: 'count',
  counts: 'things',
};
