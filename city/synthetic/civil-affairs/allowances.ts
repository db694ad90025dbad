import type { City } from '../City.ts';
import { ageOn, monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import { type Dice, topic } from '../randomness.ts';
import { Layer } from '../world/aid.ts';
import { isSeverelyDisabled } from '../world/specialGroups.ts';

const ALLOWANCE = topic('allowance');

/** A monthly personal allowance: months [from, until). */
export interface Allowance {
  /** 资金项目 in 救助发放. */
  readonly fund: '04' | '05' | '06';
  readonly from: number;
  readonly until: number;
  readonly monthlyCents: number;
}

/** 残疾人两项补贴: living subsidy for the disabled on dibao, nursing subsidy for levels 1 and 2; the destitute have neither. */
export function disabilityAllowances(city: City, person: number, dice: Dice): Allowance[] {
  const { world, plants } = city;
  if (at(world.disability, person) === 0) return [];
  const layer = at(world.aid.layer, person);
  const story = plants.of('R17', person);
  if (layer === Layer.tekun && !story) return [];
  if (story?.kind === 'decoy') {
    const from = world.settings.lastMonth - 5 - (person % 4);
    return [{ fund: '05', from, until: from + story.size, monthlyCents: 9_500 }];
  }
  dice.at(ALLOWANCE, person);
  const until = endOf(city, person);
  const early = world.settings.firstMonth - 40 + dice.below(dice.chance(0.1) ? 62 : 40);
  const certified = Math.max(early, monthOfDay(at(world.birth, person)) + 3);
  const found: Allowance[] = [];
  if (layer === Layer.dibao) {
    const from = Math.max(certified, at(world.aid.layerSince, person) + 1);
    found.push({ fund: '04', from, until, monthlyCents: 9_500 });
  }
  if (isSeverelyDisabled(world, person)) found.push({ fund: '05', from: certified, until, monthlyCents: 9_500 });
  return found.filter(allowance => allowance.from < allowance.until && allowance.from <= world.settings.lastMonth);
}

/** 高龄津贴 from the month after the eightieth birthday; more from ninety and a hundred. */
export function oldAgeAllowance(city: City, person: number): Allowance | undefined {
  const { world } = city;
  const { settings } = world;
  const from = monthOfDay(at(world.birth, person)) + 80 * 12 + 1;
  const until = endOf(city, person);
  if (from > settings.lastMonth || from >= until) return undefined;
  const age = ageOn(at(world.birth, person), settings.today);
  return { fund: '06', from, until, monthlyCents: age >= 100 ? 50_000 : age >= 90 ? 20_000 : 8_000 };
}

/** The month after death, later where nobody reported it. */
function endOf({ world, plants }: City, person: number): number {
  const death = at(world.death, person);
  return death === NEVER ? NEVER : monthOfDay(death) + 1 + (plants.of('R06', person)?.size ?? 0);
}
