import { type City, Office } from '../City.ts';
import { ageOn, dayText, dayTextUntil, firstDayOf, monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { type Dice, topic } from '../randomness.ts';
import { Layer } from '../world/aid.ts';

const DESTITUTE = topic('tekun');
/** Nine hundred of 3,400 live in central institutions. */
const CENTRAL = 0.265;

export interface Destitute {
  readonly person: number;
  /** 供养方式 1 central, 2 dispersed. */
  readonly way: 1 | 2;
  /** 自理能力 */
  readonly care: 1 | 2 | 3;
  readonly approved: number;
  /** Months paid are [from, until). */
  readonly from: number;
  readonly until: number;
}

/** The destitute 特困供养人员; a payment goes on after death only where a story says so. */
export function destituteOf(city: City, person: number, dice: Dice): Destitute | undefined {
  const { world, plants } = city;
  const story = plants.of('R16', person);
  const switched = story?.kind === 'truth' ? story : undefined;
  if (at(world.aid.layer, person) !== Layer.tekun && !switched) return undefined;
  dice.at(DESTITUTE, person);
  const since = switched ? world.settings.lastMonth - switched.size : at(world.aid.layerSince, person);
  const age = ageOn(at(world.birth, person), world.settings.today);
  const death = at(world.death, person);
  const lastDue = death === NEVER ? NEVER : monthOfDay(death) + 1 + (plants.of('R05', person)?.size ?? 0);
  const care = age < 70 ? 1 : dice.chance(0.6) ? 1 : dice.chance(0.6) ? 2 : 3;
  const approved = firstDayOf(since) + dice.below(25);
  if (approved >= death) return undefined;
  return {
    person,
    way: dice.chance(CENTRAL) ? 1 : 2,
    care,
    approved,
    from: story?.kind === 'decoy' ? since : since + 1,
    until: lastDue,
  };
}

export const destitute: ExportFile = {
  department: 'civil-affairs',
  name: '特困供养人员',
  columns: ['证件号码', '姓名', '所属乡镇', '供养方式', '自理能力', '批准日期', '终止日期'],
  write(city, out) {
    const { world } = city;
    const dice = city.dice();
    for (let person = 0; person < world.count; person++) {
      const entry = destituteOf(city, person, dice);
      if (!entry) continue;
      const end = entry.until === NEVER ? '' : dayTextUntil(firstDayOf(entry.until) - 1, world.settings.today);
      const identity = `${city.id(person, Office.civilAffairs)},${city.name(person, Office.civilAffairs)},${city.township(person)}`;
      out.row(`${identity},${entry.way},${entry.care},${dayText(entry.approved)},${end}`, person);
    }
  },
};
