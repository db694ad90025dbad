import { monthOfDay } from '../calendar.ts';
import { at } from '../column.ts';
import type { Careers } from './careers.ts';
import type { MedicalCover } from './medicalCover.ts';
import type { Veteran } from './veterans.ts';
import { Livelihood, Medical } from './World.ts';

/** Livelihoods that a serving soldier cannot have. */
const WORK: readonly number[] = [
  Livelihood.unitWorker,
  Livelihood.flexible,
  Livelihood.publicWorker,
  Livelihood.pausedWorker,
  Livelihood.retiredWorker,
  Livelihood.retiredPublic,
];
const MONTHS_OF_WORK = 14;

/**
 * Whoever served began to work after the discharge, as the registers of both offices agree. The few whose career leaves no room for
 * that (they claimed benefit, retired or hold their job since before) have not served: they are left out.
 *
 * @returns the veterans whose service fits
 */
export function workAfterService(veterans: readonly Veteran[], careers: Careers, medical: MedicalCover): Veteran[] {
  const claimed = new Map(careers.claims.map(claim => [claim.person, claim.firstMonth]));
  return veterans.filter(veteran => {
    const { person } = veteran;
    if (!veteran.served || !WORK.includes(at(careers.livelihood, person))) return true;
    const free = monthOfDay(veteran.discharged) + 1;
    if (at(careers.joined, person) >= free) return true;
    const ends = [at(careers.jobUntil, person), at(careers.pensionFrom, person), claimed.get(person) ?? Number.POSITIVE_INFINITY];
    if (at(careers.formerEmployer, person) >= 0) ends.push(at(careers.formerUntil, person));
    if (free + MONTHS_OF_WORK > Math.min(...ends)) return false;
    begin(careers, person, free);
    if (at(medical.medical, person) === Medical.unitWorker)
      medical.medicalFrom[person] = Math.max(at(medical.medicalFrom, person), at(careers.joined, person));
    return true;
  });
}

function begin(careers: Careers, person: number, month: number): void {
  careers.joined[person] = month;
  if (at(careers.employer, person) >= 0) careers.jobFrom[person] = Math.max(at(careers.jobFrom, person), month);
}
