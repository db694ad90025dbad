import type { Settings } from '../settings.ts';
import type { Aid } from './aid.ts';
import type { UnemploymentClaim } from './careers.ts';
import type { Employer } from './employers.ts';
import type { MedicalInstitution } from './institutions.ts';
import type { Places } from './places.ts';
import type { Veteran } from './veterans.ts';

/** How a person makes a living, as far as the pension schemes see it. */
export const Livelihood = {
  none: 0,
  child: 1,
  student: 2,
  unitWorker: 3,
  flexible: 4,
  publicWorker: 5,
  resident: 6,
  retiredWorker: 7,
  retiredPublic: 8,
  retiredResident: 9,
  pausedWorker: 10,
} as const;

/** Who a person is in the household. */
export const Role = { head: 1, spouse: 2, child: 3, parent: 4, other: 5 } as const;

/** What a person is covered by beside pension and medical insurance: bits of `World.cover`. */
export const Cover = {
  workInjury: 1,
  unemployment: 2,
  supplementary: 4,
  card: 8,
  electronicCard: 16,
  eVoucher: 32,
  project: 64,
} as const;

/** How a person is medically insured. */
export const Medical = { none: 0, unitWorker: 1, flexible: 2, retired: 3, resident: 4 } as const;

/** Bits that say which department's register shows a person differently from the others. */
export const Office = { hrss: 1, medicalInsurance: 2, civilAffairs: 4, veteransAffairs: 8 } as const;

/**
 * The city as it is, before any office has written it down. Persons are rows of typed arrays (about 60 bytes each), so that
 * 630,000 of them fit in 60 MB and every file is written by one pass over them. Months and days are the integers of calendar.ts.
 */
export interface World {
  readonly settings: Settings;
  /** Living residents and everybody who died within the history. */
  readonly count: number;
  readonly birth: Int32Array;
  /** NEVER for the living. */
  readonly death: Int32Array;
  readonly sex: Uint8Array;
  readonly role: Uint8Array;
  readonly community: Uint16Array;
  readonly household: Int32Array;
  /** Members of household h are the rows firstMember[h] .. firstMember[h + 1] - 1. */
  readonly firstMember: Int32Array;
  readonly idNumbers: string[];
  readonly names: string[];
  /** Offices (bits) whose register still holds the 15-digit number. */
  readonly oldNumber: Uint8Array;
  /** Offices (bits) that mistyped the name. */
  readonly otherName: Uint8Array;
  readonly livelihood: Uint8Array;
  /** Month in which the present participation began. */
  readonly joined: Int32Array;
  /** First month of pension; NEVER without one. */
  readonly pensionFrom: Int32Array;
  /** Employers by index, -1 for none; the present job covers [jobFrom, jobUntil), the former one [formerFrom, formerUntil). */
  readonly employer: Int32Array;
  readonly jobFrom: Int32Array;
  readonly jobUntil: Int32Array;
  readonly formerEmployer: Int32Array;
  readonly formerUntil: Int32Array;
  readonly cover: Uint8Array;
  /** First month of work-injury and of unemployment cover where it came later than the job; 0 where it came with it. */
  readonly injuryFrom: Int32Array;
  readonly unemploymentFrom: Int32Array;
  readonly medical: Uint8Array;
  readonly medicalFrom: Int32Array;
  /** Category * 8 + level of the disability certificate, 0 for none. */
  readonly disability: Uint8Array;
  readonly places: Places;
  readonly employers: readonly Employer[];
  readonly institutions: readonly MedicalInstitution[];
  readonly aid: Aid;
  readonly claims: UnemploymentClaim[];
  readonly veterans: readonly Veteran[];
}
