import type { ReportedDefinition } from './reportedDefinition.ts';

/** I13 社会保障领域政务服务好评率 (policy 一; key task 14). */
export const SERVICE_SATISFACTION: ReportedDefinition = {
  code: 'SERVICE_SATISFACTION',
  definition: '当年累计至月末，政务服务“好差评”中社会保障领域满意和非常满意的评价数除以有效评价数。',
  definitionEn:
    'Ratings “satisfied” and “very satisfied” over valid ratings of social-security services, cumulative within the year.',
  version: 1,
  formula: 'percent',
  withinYear: true,
  counts: 'persons',
};
