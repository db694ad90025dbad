import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { personsAtMonthEnd } from './personsAtMonthEnd.ts';
import { relationSpells } from './relationSpells.ts';

/** I03 工伤保险参保人数 (policy 一; key task 3). */
export const WORK_INJURY_INSURED: IndicatorDefinition = {
  code: 'WORK_INJURY_INSURED',
  definition: '月末工伤保险（险种 410）参保缴费状态的不重复人数，按项目参保人员计入；已终止的关系计至参保结束日期。',
  definitionEn:
    'Distinct persons with an active work-injury participation (scheme 410) at month end, project workers included; an ended ' +
    'participation counts up to its end date.',
  version: 1,
  formula: 'count',
  sources: ['参保关系'],
  measure: sql`
    select month, division_code, persons as numerator, null::numeric as denominator
    from (${personsAtMonthEnd(relationSpells(['410'], { paused: false }))}) insured`,
};
