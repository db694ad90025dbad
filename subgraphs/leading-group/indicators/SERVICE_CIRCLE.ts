import type { ReportedDefinition } from './reportedDefinition.ts';

/** I20 社会保障服务圈 (policy 二（六）14). What counts as inside the circle is not settled: its definition is not approved. */
export const SERVICE_CIRCLE: ReportedDefinition = {
  code: 'SERVICE_CIRCLE',
  definition: '月末处于城市10分钟、农村30分钟社会保障服务圈内的居民数除以居民总数。到达方式和测算方法待批准。',
  definitionEn:
    'Residents within 10 minutes (urban) or 30 minutes (rural) of a social-security service point over all residents. Means of travel and method await approval.',
  version: 1,
  formula: 'percent',
  counts: 'persons',
};
