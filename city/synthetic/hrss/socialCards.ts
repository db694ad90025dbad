import { Office } from '../City.ts';
import { dayOf, dayText, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { topic } from '../randomness.ts';
import type { Settings } from '../settings.ts';
import { Cover } from '../world/World.ts';

const CARD = topic('social card');

export const socialCards: ExportFile = {
  department: 'hrss',
  name: '社会保障卡',
  columns: ['证件号码', '卡号', '发卡日期', '电子社保卡签发日期', '卡状态', '所属乡镇'],
  write(city, out) {
    const { world } = city;
    const { settings } = world;
    const dice = city.dice();
    let rank = 0;
    for (let person = 0; person < world.count; person++) {
      const cover = at(world.cover, person);
      if ((cover & Cover.card) === 0) continue;
      dice.at(CARD, person);
      const earliest = Math.max(dayOf(2013, 1, 1), at(world.birth, person) + 30);
      const issued = earliest + Math.floor((settings.firstDay - earliest) * dice.next());
      const card = Math.min(Math.max(issued, earliest), settings.today);
      const hasTwin = (cover & Cover.electronicCard) !== 0;
      const electronic = hasTwin ? electronicIssueDay(settings, rank++) : NEVER;
      const death = at(world.death, person);
      const issuedOn = Math.min(Math.max(electronic, card), settings.today);
      const hasElectronic = hasTwin && issuedOn < death;
      const status = death !== NEVER && death + 40 < settings.today ? 3 : dice.chance(0.004) ? 2 : 1;
      const number = `B${String(10_000_000 + person)}`;
      const dates = `${dayText(card)},${hasElectronic ? dayText(issuedOn) : ''}`;
      out.row(`${city.id(person, Office.hrss)},${number},${dates},${status},${city.township(person)}`, person);
    }
  },
};

/** Electronic cards issued since a day, as a share of all: 62 % of card holders had one before the history, 69.2 % have one now. */
const ISSUED_SINCE = { firstDay: 0.112, campaign: 0.0395 };
/** Days of the one-card campaign 一卡通 up to today, in which the rate rises by 0.45 points a month instead of 0.25. */
const CAMPAIGN_DAYS = 184;
const GOLDEN_RATIO = 0.618_033_988_749_895;

/**
 * The day on which the electronic card of the given rank was issued. Multiples of the golden ratio fill [0, 1) evenly, so that a
 * small city's monthly rate rises as steadily as a large one's.
 */
function electronicIssueDay({ firstDay, today }: Settings, rank: number): number {
  const place = (rank * GOLDEN_RATIO) % 1;
  const { firstDay: inHistory, campaign } = ISSUED_SINCE;
  if (place < campaign) return today - Math.floor((place / campaign) * CAMPAIGN_DAYS);
  const campaignStart = today - CAMPAIGN_DAYS;
  if (place < inHistory) return firstDay + Math.floor(((place - campaign) / (inHistory - campaign)) * (campaignStart - firstDay));
  return firstDay - 1 - Math.floor(((place - inHistory) / (1 - inHistory)) * 1_500);
}
