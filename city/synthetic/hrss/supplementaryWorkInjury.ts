import { Office } from '../City.ts';
import { dayText, firstDayOf, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { topic } from '../randomness.ts';
import { Cover } from '../world/World.ts';

const SUPPLEMENTARY = topic('supplementary work injury');
const PLATFORMS = ['美程外卖', '速达快递', '顺路出行', '同城货运', '家政到家'];
const INSURER = '赣安财产保险股份有限公司';

/** Platform workers, couriers and those over age are reached without an employer, so these are not a part of the insured in 410. */
export const supplementaryWorkInjury: ExportFile = {
  department: 'hrss',
  name: '补充工伤保险',
  columns: [
    '证件号码',
    '参保渠道',
    '统一社会信用代码',
    '平台名称',
    '参保开始日期',
    '参保结束日期',
    '承保机构',
    '保费',
    '所属乡镇',
  ],
  write(city, out) {
    const { world } = city;
    const { settings } = world;
    const dice = city.dice();
    for (let person = 0; person < world.count; person++) {
      if ((at(world.cover, person) & Cover.supplementary) === 0) continue;
      dice.at(SUPPLEMENTARY, person);
      const employer = at(world.employer, person);
      const channel = employer >= 0 ? 1 : dice.chance(0.6) ? 2 : 3;
      const unit = employer >= 0 ? at(world.employers, employer).creditCode : '';
      const platform = channel === 2 ? dice.pick(PLATFORMS) : '';
      // The scheme began in 2022 and still grows: one in eight joined within the history.
      const lately = dice.chance(0.125);
      const month = lately ? settings.firstMonth + dice.below(24) : settings.firstMonth - 1 - dice.below(18);
      const from = Math.max(month, employer >= 0 ? at(world.jobFrom, person) : at(world.joined, person));
      if (from > settings.lastMonth || at(world.death, person) !== NEVER) continue;
      const premium = yuan(dice.pick([9_600, 9_600, 12_000, 18_000]));
      const start = dayText(firstDayOf(from));
      out.row(
        `${city.id(person, Office.hrss)},${channel},${unit},${platform},${start},,${INSURER},${premium},${city.township(person)}`,
        person,
      );
    }
  },
};
