import type { ReportedDefinition } from './reportedDefinition.ts';

/** I20 社会保障服务圈 (policy 二（六）14). What counts as inside the circle is not settled: its definition is not approved. */
export const SERVICE_CIRCLE: ReportedDefinition = {
  code: 'SERVICE_CIRCLE',
  definition: '月末处于城市10分钟、农村30分钟社会保障服务圈内的社区（村）数除以社区（村）总数。到达方式和测算方法待批准。',
  definitionEn:
    'Urban communities within 10 minutes and villages within 30 minutes of a social-security service point over all of them. Means of travel and method await approval.',
  version: 1,
  formula: 'percent',
  counts: 'things',
};
