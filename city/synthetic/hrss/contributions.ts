import { happened } from '../anomalies/Plants.ts';
import { type City, Office } from '../City.ts';
import { dayText, firstDayOf, lastDayOf, monthOf, monthText, yearOf } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile, RowSink } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { type Dice, topic } from '../randomness.ts';
import { paidByGovernment } from '../world/specialGroups.ts';
import { Cover, Livelihood } from '../world/World.ts';
import { endOfLife, pensionScheme, type Spell, spellsOf, wageCents } from './employment.ts';

const CONTRIBUTION = topic('contribution');
/** The collecting office hands over the last twelve months of unit contributions; yearly premiums go back to the first December. */
const MONTHS_OF_UNITS = 12;
/** Shares of the contribution base: unit, person. */
const RATES = { '110': [0.16, 0.08], '120': [0.16, 0.08], '210': [0.005, 0.005], '410': [0.004, 0] } as const;
/** Yearly grades of the residents' scheme, in cents; most choose the lowest. */
const GRADES = [30_000, 30_000, 30_000, 40_000, 50_000, 100_000, 200_000];
const GOVERNMENT_GRADE = 10_000;

export const contributions: ExportFile = {
  department: 'hrss',
  name: '缴费明细',
  columns: ['证件号码', '险种类型', '费款所属期', '缴费基数', '单位缴费', '个人缴费', '财政补贴', '缴费主体', '到账日期'],
  write(city, out) {
    const { world } = city;
    const dice = city.dice();
    for (let person = 0; person < world.count; person++) {
      const scheme = pensionScheme(at(world.livelihood, person));
      if (scheme === undefined) continue;
      dice.at(CONTRIBUTION, person);
      const base = wageCents(dice, scheme === '120');
      for (const spell of spellsOf(world, person))
        payByUnit(city, out, { person, spell, base, dice, scheme: scheme === '120' ? '120' : '110' });
      if (at(world.livelihood, person) === Livelihood.flexible) payYearly(city, out, { person, dice, scheme: '110' });
      if (at(world.livelihood, person) === Livelihood.resident) payYearly(city, out, { person, dice, scheme: '170' });
    }
  },
};

interface ByUnit {
  readonly person: number;
  readonly spell: Spell;
  readonly base: number;
  readonly dice: Dice;
  readonly scheme: '110' | '120';
}

function payByUnit(city: City, out: RowSink, { person, spell, base, dice, scheme }: ByUnit): void {
  const { settings, cover: covers, injuryFrom, unemploymentFrom } = city.world;
  const cover = at(covers, person);
  const covered: { each: keyof typeof RATES; since: number }[] = [{ each: scheme, since: spell.from }];
  if (cover & Cover.unemployment) covered.push({ each: '210', since: at(unemploymentFrom, person) });
  if (cover & Cover.workInjury) covered.push({ each: '410', since: at(injuryFrom, person) });
  const id = city.id(person, Office.hrss);
  const until = Math.min(spell.until, settings.lastMonth + 1);
  for (let month = Math.max(spell.from, settings.lastMonth + 1 - MONTHS_OF_UNITS); month < until; month++) {
    const raised = Math.round((base * (1 + 0.035 * (yearOf(month) - 2025))) / 100) * 100;
    // A unit in arrears pays up to two months late; what has not arrived by today is not in the file.
    const story = city.plants.of('R26', person);
    const backPaid = story?.kind === 'decoy' && month >= spell.until - 2;
    const late = backPaid ? firstDayOf(spell.until + 1) - firstDayOf(month) : dice.chance(0.02) ? dice.between(20, 60) : 0;
    const arrival = firstDayOf(month) + dice.between(7, 25) + late;
    if (arrival > settings.today) continue;
    if (backPaid) happened(story, month, 0);
    const prefix = monthText(month);
    for (const { each, since } of covered) {
      if (month < since) continue;
      const [unitRate, personRate] = RATES[each];
      const [unitShare, personShare] = [Math.round(raised * unitRate), Math.round(raised * personRate)];
      out.row(
        `${id},${each},${prefix},${yuan(raised)},${yuan(unitShare)},${yuan(personShare)},0.00,1,${dayText(arrival)}`,
        person,
      );
    }
  }
}

/** One premium for the year, dated December: collected from September, the poor's paid by the government in August. */
function payYearly(
  city: City,
  out: RowSink,
  { person, dice, scheme }: { person: number; dice: Dice; scheme: '110' | '170' },
): void {
  const { world } = city;
  const { settings } = world;
  const id = city.id(person, Office.hrss);
  const grade = dice.pick(GRADES);
  for (let year = yearOf(settings.firstMonth); year <= yearOf(settings.lastMonth); year++) {
    const period = monthOf(year, 12);
    if (at(world.joined, person) > period || endOfLife(world, person) <= monthOf(year, 9)) continue;
    const entitled = scheme === '170' && paidByGovernment(world, person, year);
    const omitted = entitled ? city.plants.of('R34', person) : undefined;
    if (omitted && period <= settings.lastMonth) happened(omitted, period, omitted.kind === 'truth' ? GOVERNMENT_GRADE : 0);
    if (omitted?.kind === 'truth') continue;
    const government = entitled && !omitted;
    const arrival = government
      ? firstDayOf(monthOf(year, 8)) + dice.below(28)
      : firstDayOf(monthOf(year, 9)) + dice.below(lastDayOf(period) - firstDayOf(monthOf(year, 9)));
    if (arrival > settings.today || arrival < settings.firstDay - 92) continue;
    const cents = scheme === '110' ? 392_000 * 12 * 0.2 : government ? GOVERNMENT_GRADE : grade;
    const subsidy = scheme === '110' ? 0 : government ? 3_000 : Math.min(15_000, 3_000 + Math.round(cents * 0.05));
    const [base, personal, treasury] = [
      scheme === '110' ? 392_000 * 12 : cents,
      government ? 0 : cents,
      government ? cents + subsidy : subsidy,
    ];
    const payer = government ? 3 : 2;
    out.row(
      `${id},${scheme},${monthText(period)},${yuan(base)},0.00,${yuan(personal)},${yuan(treasury)},${payer},${dayText(arrival)}`,
      person,
    );
  }
}
