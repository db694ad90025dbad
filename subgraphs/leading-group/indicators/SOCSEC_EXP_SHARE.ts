import type { ReportedDefinition } from './reportedDefinition.ts';

/** I26 社会保障支出占一般公共预算支出比重 (policy 三（二）: rising, no value). */
export const SOCSEC_EXP_SHARE: ReportedDefinition = {
  code: 'SOCSEC_EXP_SHARE',
  definition:
    '当年累计至月末，社会保障和就业支出与社会保障类卫生健康支出之和除以一般公共预算支出。支出科目范围为假定，文件未规定。',
  definitionEn:
    'Social-security expenditure over general public budget expenditure, cumulative within the year. Which budget items count is an assumption: the opinions do not say.',
  version: 1,
  formula: 'percent',
  withinYear: true,
  counts: 'things',
};
