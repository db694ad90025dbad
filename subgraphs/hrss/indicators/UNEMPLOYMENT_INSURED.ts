import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { personsAtMonthEnd } from './personsAtMonthEnd.ts';
import { relationSpells } from './relationSpells.ts';

/** I05 失业保险参保人数 (policy 一; key task 4). */
export const UNEMPLOYMENT_INSURED: IndicatorDefinition = {
  code: 'UNEMPLOYMENT_INSURED',
  definition: '月末失业保险（险种 210）参保缴费状态的不重复人数；已终止的关系计至参保结束日期。',
  definitionEn:
    'Distinct persons with an active unemployment participation (scheme 210) at month end; an ended participation counts up to its ' +
    'end date.',
  version: 1,
  formula: 'count',
  sources: ['参保关系'],
  measure: sql`
    select month, division_code, persons as numerator, null::numeric as denominator
    from (${personsAtMonthEnd(relationSpells(['210'], { paused: false }))}) insured`,
};
