import type { IndicatorDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { personsAtMonthEnd } from './personsAtMonthEnd.ts';

const holders = personsAtMonthEnd(sql`
  select pid, division_code, issued_on as from_day, null::date as until_day
  from social_card where status in ('1', '2')`);

// A card's electronic twin counts once both exist.
const electronic = personsAtMonthEnd(sql`
  select pid, division_code, greatest(issued_on, electronic_issued_on) as from_day, null::date as until_day
  from social_card where status in ('1', '2') and electronic_issued_on is not null`);

/** I11 电子社会保障卡签发率 (policy 一; key task 17). */
export const E_SOCIAL_CARD_RATE: IndicatorDefinition = {
  code: 'E_SOCIAL_CARD_RATE',
  definition:
    '月末已签发电子社保卡的持卡人数，除以持有实体社会保障卡（正常、挂失）的不重复人数。分母口径尚无官方公式，本口径假定为持卡人数' +
    '（电子卡与实体卡一一对应）；注销卡无注销日期，各月均不计。',
  definitionEn:
    'Card holders with an issued electronic card at month end, over distinct holders of a physical card (in use or reported lost). No ' +
    'official formula is known for the denominator; assumed: card holders, because each electronic card belongs to a physical one. ' +
    'Cancelled cards carry no date and count in no month.',
  version: 1,
  formula: 'percent',
  sources: ['社会保障卡'],
  measure: sql`
    select month, division_code, coalesce(electronic.persons, 0) as numerator, holders.persons as denominator
    from (${holders}) holders left join (${electronic}) electronic using (month, division_code)`,
};
