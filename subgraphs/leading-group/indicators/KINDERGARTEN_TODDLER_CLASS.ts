import type { ReportedDefinition } from './reportedDefinition.ts';

/** I10 公办幼儿园开设托班占比 (policy 一). */
export const KINDERGARTEN_TODDLER_CLASS: ReportedDefinition = {
  code: 'KINDERGARTEN_TODDLER_CLASS',
  definition: '月末开设托班的公办幼儿园数除以公办幼儿园总数。',
  definitionEn: 'Public kindergartens with a toddler class over all public kindergartens at month end.',
  version: 1,
  formula: 'percent',
  counts: 'things',
};
