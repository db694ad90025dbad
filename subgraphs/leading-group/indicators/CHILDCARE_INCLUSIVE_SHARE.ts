import type { ReportedDefinition } from './reportedDefinition.ts';

/** I09 普惠性婴幼儿监护机构占比 (policy 一). By its wording the share is of institutions, not of places. */
export const CHILDCARE_INCLUSIVE_SHARE: ReportedDefinition = {
  code: 'CHILDCARE_INCLUSIVE_SHARE',
  definition: '月末普惠性婴幼儿监护机构数除以全部婴幼儿监护机构数（按机构数，不按托位数）。',
  definitionEn: 'Inclusive childcare institutions over all childcare institutions at month end (institutions, not places).',
  version: 1,
  formula: 'percent',
  counts: 'things',
};
