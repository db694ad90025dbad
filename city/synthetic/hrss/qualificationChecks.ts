import { Office } from '../City.ts';
import { dayText, firstDayOf, lastDayOf, monthNumber, monthOf, monthOfDay, yearOf } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { topic } from '../randomness.ts';
import { pensionOf } from './pensions.ts';

const CHECK = topic('qualification check');
/** Share of silent confirmations by the year of the cycle: a little below the target of 90 % until this year. */
const SILENT: Record<number, number> = { 2023: 0.868, 2024: 0.882, 2025: 0.906 };

/** Yearly confirmation that a pensioner is alive, due in the month of birth: four in five by data comparison alone. */
export const qualificationChecks: ExportFile = {
  department: 'hrss',
  name: '待遇资格认证',
  columns: ['证件号码', '险种类型', '认证周期', '应认证日期', '认证方式', '认证日期', '认证结果', '所属乡镇'],
  write(city, out) {
    const { world } = city;
    const { settings } = world;
    const dice = city.dice();
    for (let person = 0; person < world.count; person++) {
      const pension = pensionOf(city, person);
      if (!pension) continue;
      const id = city.id(person, Office.hrss);
      const birthMonth = monthNumber(monthOfDay(at(world.birth, person)));
      for (let year = yearOf(settings.firstMonth); year <= yearOf(settings.lastMonth); year++) {
        const month = monthOf(year, birthMonth);
        if (month < Math.max(pension.from, settings.firstMonth) || month > settings.lastMonth || month >= pension.until) continue;
        dice.at(CHECK, person * 4 + (year % 4));
        const silent = dice.chance(SILENT[year] ?? 0.91);
        const due = lastDayOf(month);
        const confirmed = silent ? firstDayOf(month) + dice.below(28) : due - 20 + dice.below(80);
        const way = silent ? 1 : 2 + dice.weighted([70, 18, 12]);
        const result = confirmed > settings.today ? ',,3' : `${way},${dayText(confirmed)},1`;
        out.row(`${id},${pension.scheme},${year},${dayText(due)},${result},${city.township(person)}`, person);
      }
    }
  },
};
