import { monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { Dice } from '../randomness.ts';
import { Livelihood, type World } from '../world/World.ts';

/** Months [from, until) at one employer. */
export interface Spell {
  readonly employer: number;
  readonly from: number;
  readonly until: number;
}

/** The month after a person's last one; NEVER for the living. */
export function endOfLife(world: World, person: number): number {
  const death = at(world.death, person);
  return death === NEVER ? NEVER : monthOfDay(death) + 1;
}

/** Employment by unit, former job first; empty for who never had one. */
export function spellsOf(world: World, person: number): Spell[] {
  const employer = at(world.employer, person);
  if (employer < 0) return [];
  const end = endOfLife(world, person);
  const current = { employer, from: at(world.jobFrom, person), until: Math.min(at(world.jobUntil, person), end) };
  const formerUntil = Math.min(at(world.formerUntil, person), end);
  const former = { employer: at(world.formerEmployer, person), from: at(world.joined, person), until: formerUntil };
  const spells = former.employer < 0 ? [current] : [former, current];
  return spells.filter(spell => spell.from < spell.until && spell.from <= world.settings.lastMonth);
}

/** The pension scheme of a livelihood; undefined for children, students and the uninsured. */
export function pensionScheme(livelihood: number): '110' | '120' | '170' | undefined {
  switch (livelihood) {
    case Livelihood.unitWorker:
    case Livelihood.flexible:
    case Livelihood.pausedWorker:
    case Livelihood.retiredWorker:
      return '110';
    case Livelihood.publicWorker:
    case Livelihood.retiredPublic:
      return '120';
    case Livelihood.resident:
    case Livelihood.retiredResident:
      return '170';
    default:
      return undefined;
  }
}

/** Monthly wage in cents, from the floor of the contribution base to three times the average. */
export function wageCents(dice: Dice, isPublic: boolean): number {
  const typical = isPublic ? 640_000 : 470_000;
  return Math.max(392_000, Math.round((typical + dice.bell() * typical * 0.32) / 100) * 100);
}

/** A person's number in the office's own register. */
export function personNumber(person: number): string {
  return String(3_600_000_000 + person);
}
