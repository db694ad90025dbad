import type { City } from '../City.ts';
import { monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { Entitlement, Veteran } from '../world/veterans.ts';

/** An allowance with the months for which it is paid. */
export interface PaidEntitlement extends Entitlement {
  readonly person: number;
  /** Months paid are [from, until). */
  readonly until: number;
  /** First month after death, NEVER for the living: payments from here on are a lawful tail or too much. */
  readonly afterDeath: number;
}

/** Months that may lawfully be paid after death (军人抚恤优待条例 arts 22 and 32): bereaved families 6, disabled veterans 12. */
export function lawfulTail(category: string): number {
  if (category === '01') return 12;
  return category === '02' || category === '03' || category === '04' ? 6 : 0;
}

/** The regular allowance of a veteran or dependant, with the months that stories add after death. */
export function paidEntitlement(city: City, veteran: Veteran): PaidEntitlement | undefined {
  const { entitlement, person } = veteran;
  if (!entitlement) return undefined;
  const death = at(city.world.death, person);
  const afterDeath = death === NEVER ? NEVER : monthOfDay(death) + 1;
  const extra = city.plants.of('R07', person)?.size ?? 0;
  return { ...entitlement, person, afterDeath, until: afterDeath === NEVER ? NEVER : afterDeath + extra };
}

/** What is due in a month, in cents: allowances grow every August 自然增长机制. */
export function allowanceIn(entitlement: Entitlement, month: number): number {
  const years = Math.floor((month + 5) / 12) - 2025;
  return Math.round((entitlement.monthlyCents * 1.045 ** years) / 100) * 100;
}
