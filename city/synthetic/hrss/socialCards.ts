import { Office } from '../City.ts';
import { dayOf, dayText, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { topic } from '../randomness.ts';
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
    for (let person = 0; person < world.count; person++) {
      const cover = at(world.cover, person);
      if ((cover & Cover.card) === 0) continue;
      dice.at(CARD, person);
      const earliest = Math.max(dayOf(2013, 1, 1), at(world.birth, person) + 30);
      const issued = earliest + Math.floor((settings.firstDay - earliest) * dice.next());
      const card = Math.min(Math.max(issued, earliest), settings.today);
      // A tenth of the electronic cards were issued within the history: the rate rises from 62 % to 68 %.
      const lately = dice.chance(0.095);
      const electronic = lately
        ? settings.firstDay + dice.below(settings.today - settings.firstDay)
        : settings.firstDay - 1 - dice.below(1_500);
      const death = at(world.death, person);
      const issuedOn = Math.min(Math.max(electronic, card), settings.today);
      const hasElectronic = (cover & Cover.electronicCard) !== 0 && issuedOn < death;
      const status = death !== NEVER && death + 40 < settings.today ? 3 : dice.chance(0.004) ? 2 : 1;
      const number = `B${String(10_000_000 + person)}`;
      const dates = `${dayText(card)},${hasElectronic ? dayText(issuedOn) : ''}`;
      out.row(`${city.id(person, Office.hrss)},${number},${dates},${status},${city.township(person)}`, person);
    }
  },
};
