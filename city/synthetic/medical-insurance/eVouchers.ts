import { type City, Office } from '../City.ts';
import { dayText, firstDayOf, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { type Dice, topic } from '../randomness.ts';
import { Cover } from '../world/World.ts';

const VOUCHER = topic('e-voucher');
const LAUNCHED_BEFORE_HISTORY = 1_300;

export const eVouchers: ExportFile = {
  department: 'medical-insurance',
  name: '医保电子凭证',
  columns: ['证件号码', '激活日期', '激活渠道', '凭证状态'],
  write(city, out) {
    const { world } = city;
    const dice = city.dice();
    for (let person = 0; person < world.count; person++) {
      const activated = activationOf(city, person, dice);
      if (activated === NEVER) continue;
      const channel = 1 + dice.weighted([34, 41, 18, 7]);
      const death = at(world.death, person);
      const status = death !== NEVER && death + 60 < world.settings.today ? 2 : 1;
      out.row(`${city.id(person, Office.medicalInsurance)},${dayText(activated)},${channel},${status}`, person);
    }
  },
};

/** The day a person's e-voucher was activated, NEVER without one. Settlements ask too, so that no voucher is used before its day. */
export function activationOf(city: City, person: number, dice: Dice): number {
  const { world } = city;
  const { settings } = world;
  if ((at(world.cover, person) & Cover.eVoucher) === 0) return NEVER;
  dice.at(VOUCHER, person);
  // A tenth was activated within the history: the rate rises from 79 % to 88 %.
  const lately = dice.chance(0.1);
  const day = lately
    ? settings.firstDay + dice.below(settings.today - settings.firstDay)
    : settings.firstDay - 1 - dice.below(LAUNCHED_BEFORE_HISTORY);
  const insuredSince = Math.max(firstDayOf(at(world.medicalFrom, person)), at(world.birth, person));
  // Whoever joined later activated a few weeks after joining.
  const activated = Math.max(
    day,
    Math.min(insuredSince, settings.today - 40) + (insuredSince > settings.firstDay ? dice.below(30) : 0),
  );
  const born = at(world.birth, person) + 10;
  const real = Math.max(activated, born);
  return real <= settings.today && real < at(world.death, person) ? real : NEVER;
}
