import { Office } from '../City.ts';
import { ageOn, dayText, dayTextUntil, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { topic } from '../randomness.ts';
import { scaled } from '../settings.ts';

const BED = topic('home care bed');
const ACCEPTED_NOW = 315;
const UNDER_CONSTRUCTION = 40;
const GIVEN_UP = 12;

/** Beds in the homes of old people: 315 accepted and in use, some still being built, some given up again. */
export const homeCareBeds: ExportFile = {
  department: 'civil-affairs',
  name: '家庭养老床位',
  columns: ['床位编号', '证件号码', '所属乡镇', '建设日期', '验收日期', '停用日期'],
  write(city, out) {
    const { world } = city;
    const { settings } = world;
    const dice = city.dice();
    const accepted = scaled(settings, ACCEPTED_NOW, 3);
    const building = scaled(settings, UNDER_CONSTRUCTION, 1);
    const total = accepted + building + scaled(settings, GIVEN_UP, 1);
    let bed = 0;
    const step = Math.max(1, Math.floor(elders(world).length / total));
    for (const person of elders(world).filter((_, index) => index % step === 0)) {
      if (bed === total) break;
      dice.at(BED, bed);
      const isBuilding = bed >= accepted && bed < accepted + building;
      const built = isBuilding
        ? settings.today - dice.between(5, 60)
        : settings.firstDay - 426 + dice.below(settings.today - 90 - (settings.firstDay - 426));
      const takenOver = isBuilding ? NEVER : built + dice.between(20, 70);
      const stopped =
        bed >= accepted + building ? takenOver + 20 + dice.below(Math.max(1, settings.today - takenOver - 20)) : NEVER;
      bed++;
      const number = `JTCW${String(bed).padStart(5, '0')}`;
      const dates = `${dayText(built)},${dayTextUntil(takenOver, settings.today)},${dayTextUntil(Math.min(stopped, NEVER), settings.today)}`;
      out.row(`${number},${city.id(person, Office.civilAffairs)},${city.township(person)},${dates}`, person);
    }
  },
};

function elders(world: { count: number; birth: Int32Array; death: Int32Array; settings: { today: number } }): number[] {
  const found: number[] = [];
  for (let person = 0; person < world.count; person++) {
    if (at(world.death, person) === NEVER && ageOn(at(world.birth, person), world.settings.today) >= 75) found.push(person);
  }
  return found;
}
