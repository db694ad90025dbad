import { Office } from '../City.ts';
import { dayText, dayTextUntil, firstDayOf, monthOfDay } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { topic } from '../randomness.ts';
import { Livelihood } from '../world/World.ts';

const ANNUITY = topic('occupational annuity');

/** Civil servants who reach retirement from the start of the history to nine months ahead: the account is to be funded three months before. */
export const occupationalAnnuities: ExportFile = {
  department: 'hrss',
  name: '职业年金',
  columns: ['证件号码', '统一社会信用代码', '法定退休日期', '做实日期', '做实金额'],
  write(city, out) {
    const { world } = city;
    const { settings } = world;
    const dice = city.dice();
    for (let person = 0; person < world.count; person++) {
      const livelihood = at(world.livelihood, person);
      if (livelihood !== Livelihood.publicWorker && livelihood !== Livelihood.retiredPublic) continue;
      if (at(world.employer, person) < 0) continue;
      const retired = livelihood === Livelihood.retiredPublic;
      const legal = retired ? at(world.pensionFrom, person) - 1 : legalMonth(at(world.birth, person), at(world.sex, person));
      if (legal < settings.firstMonth || legal > settings.lastMonth + 9) continue;
      dice.at(ANNUITY, person);
      const onTime = dice.chance(0.88);
      const funded = firstDayOf(onTime ? legal - 3 - dice.below(2) : legal - dice.below(3)) - 10 + dice.below(9);
      const money = funded <= settings.today ? yuan(1_200_000 + dice.below(4_800_000)) : '';
      const unit = at(world.employers, at(world.employer, person)).creditCode;
      const dates = `${dayText(firstDayOf(legal + 1) - 1)},${dayTextUntil(funded, settings.today)}`;
      out.row(`${city.id(person, Office.hrss)},${unit},${dates},${money}`, person);
    }
  },
};

function legalMonth(birth: number, sex: number): number {
  return monthOfDay(birth) + (sex === 2 ? 55 : 60) * 12;
}
