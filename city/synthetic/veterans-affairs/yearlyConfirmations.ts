import { Office } from '../City.ts';
import { dayText, firstDayOf, monthOf, monthOfDay, NEVER, yearOf } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { topic } from '../randomness.ts';
import { paidEntitlement } from './entitlements.ts';

const CONFIRMATION = topic('yearly confirmation');

/** 年度确认 (军人抚恤优待条例 art. 8), March to June: mostly by data comparison, the old by a visit. */
export const yearlyConfirmations: ExportFile = {
  department: 'veterans-affairs',
  name: '年度确认',
  columns: ['证件号码', '年度', '确认日期', '确认方式', '确认结果'],
  write(city, out) {
    const { settings, death } = city.world;
    const dice = city.dice();
    for (const veteran of city.world.veterans) {
      const entitlement = paidEntitlement(city, veteran);
      if (!entitlement) continue;
      const { person, from } = entitlement;
      const id = city.id(person, Office.veteransAffairs);
      for (let year = yearOf(settings.firstMonth) + 1; year <= yearOf(settings.lastMonth); year++) {
        dice.at(CONFIRMATION, person * 4 + (year % 4));
        const day = firstDayOf(monthOf(year, 3)) + dice.below(118);
        const died = at(death, person);
        if (from > monthOf(year, 3) || (died !== NEVER && monthOfDay(died) < monthOf(year, 3))) continue;
        const pending = day > settings.today || day >= died || dice.chance(0.012);
        out.row(`${id},${year},${pending ? ',,3' : `${dayText(day)},${1 + dice.weighted([62, 14, 17, 7])},1`}`, person);
      }
    }
  },
};
