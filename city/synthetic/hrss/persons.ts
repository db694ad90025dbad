import { Office } from '../City.ts';
import { dayText, monthText, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { topic } from '../randomness.ts';
import { pensionScheme, personNumber } from './employment.ts';

const REPORTED = topic('death reported to hrss');

export const persons: ExportFile = {
  department: 'hrss',
  name: '人员基本信息',
  columns: ['个人编号', '证件号码', '姓名', '性别', '出生日期', '所属乡镇', '生存状态', '首次参保年月'],
  write(city, out) {
    const { world } = city;
    const dice = city.dice();
    for (let person = 0; person < world.count; person++) {
      if (pensionScheme(at(world.livelihood, person)) === undefined) continue;
      dice.at(REPORTED, person);
      const death = at(world.death, person);
      const known = death !== NEVER && death + reportingLag(dice.next(), dice.next()) <= world.settings.today;
      const identity = `${personNumber(person)},${city.id(person, Office.hrss)},${city.name(person, Office.hrss)}`;
      const body = `${at(world.sex, person)},${dayText(at(world.birth, person))},${city.township(person)}`;
      out.row(`${identity},${body},${known ? 2 : 1},${monthText(at(world.joined, person))}`, person);
    }
  },
};

/** Days until the household registration tells the office of a death: median 20, one in ten beyond 90. */
function reportingLag(throwOf: number, spread: number): number {
  return throwOf < 0.1 ? 90 + Math.floor(spread * 150) : Math.floor(2 + 40 * spread);
}
