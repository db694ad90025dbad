import { ageOn, dayOf, monthOf } from '../calendar.ts';
import { at } from '../column.ts';
import { Layer } from './aid.ts';
import { Livelihood, type World } from './World.ts';

/**
 * Whether the government pays a resident's pension premium of a year: the groups of key task 1 (低保, 特困, 低保边缘,
 * 防返贫监测, 重度残疾) aged 16 to 59, if the status was known before the yearly cut-off at the end of June.
 */
export function paidByGovernment(world: World, person: number, year: number): boolean {
  if (at(world.livelihood, person) !== Livelihood.resident) return false;
  const age = ageOn(at(world.birth, person), dayOf(year, 7, 1));
  if (age < 16 || age >= 60) return false;
  const layer = at(world.aid.layer, person);
  const poor = layer !== 0 && layer !== Layer.rigid && at(world.aid.layerSince, person) <= monthOf(year, 6);
  const poorThen = at(world.aid.formerDibaoUntil, person) >= monthOf(year, 6);
  return poor || poorThen || isSeverelyDisabled(world, person);
}

/** Whether a person belongs to the low-income population in a month: medical assistance follows it. */
export function isLowIncome(world: World, person: number, month: number): boolean {
  const { layer, layerSince, formerDibaoUntil } = world.aid;
  return (at(layer, person) !== 0 && at(layerSince, person) <= month) || month <= at(formerDibaoUntil, person);
}

/** Levels 1 and 2 of the disability certificate. */
export function isSeverelyDisabled(world: World, person: number): boolean {
  const disability = at(world.disability, person);
  return disability > 0 && disability % 8 <= 2;
}
