import { type City, Office } from '../City.ts';
import { dayText, firstDayOf } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile, RowSink } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { type Dice, topic } from '../randomness.ts';
import { Cover } from '../world/World.ts';
import { endOfLife, spellsOf } from './employment.ts';

const SUPPLEMENTARY = topic('supplementary work injury');
const PLATFORMS = ['美程外卖', '速达快递', '顺路出行', '同城货运', '家政到家'];
const PREMIUMS = [9_600, 9_600, 12_000, 18_000];
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
      // The scheme began in 2022 and still grows: one in eight joined within the history.
      const lately = dice.chance(0.125);
      const since = lately ? settings.firstMonth + dice.below(24) : settings.firstMonth - 1 - dice.below(18);
      const cover = { person, since, dice };
      if (at(world.employer, person) >= 0) insureByUnits(city, out, cover);
      else insureOnOwnAccount(city, out, cover);
    }
  },
};

interface Insured {
  readonly person: number;
  /** First month of cover, unless the work began later. */
  readonly since: number;
  readonly dice: Dice;
}

/** A unit insures its people while they work there: one row for each job. */
function insureByUnits(city: City, out: RowSink, { person, since, dice }: Insured): void {
  const { world } = city;
  const premium = dice.pick(PREMIUMS);
  for (const { employer, from, until } of spellsOf(world, person)) {
    const channel = `1,${at(world.employers, employer).creditCode},`;
    writePolicy(city, out, { person, channel, from: Math.max(since, from), until, premium });
  }
}

/** Couriers and drivers through their platform, others by themselves, until death. */
function insureOnOwnAccount(city: City, out: RowSink, { person, since, dice }: Insured): void {
  const { world } = city;
  const channel = dice.chance(0.6) ? `2,,${dice.pick(PLATFORMS)}` : '3,,';
  const from = Math.max(since, at(world.joined, person));
  writePolicy(city, out, { person, channel, from, until: endOfLife(world, person), premium: dice.pick(PREMIUMS) });
}

interface Policy {
  readonly person: number;
  readonly channel: string;
  readonly from: number;
  readonly until: number;
  readonly premium: number;
}

function writePolicy(city: City, out: RowSink, { person, channel, from, until, premium }: Policy): void {
  const { lastMonth } = city.world.settings;
  if (from >= until || from > lastMonth) return;
  const end = until <= lastMonth ? dayText(firstDayOf(until) - 1) : '';
  const terms = `${channel},${dayText(firstDayOf(from))},${end},${INSURER},${yuan(premium)}`;
  out.row(`${city.id(person, Office.hrss)},${terms},${city.township(person)}`, person);
}
