import { at } from '../column.ts';
import type { MedicalInstitution } from '../world/institutions.ts';
import type { VisitKind } from './billing.ts';

/** Where people of a community go: three of each kind near it, the first one oftenest. */
export class InstitutionsNearby {
  readonly #byKind: Record<1 | 2 | 3 | 4, number[]> = { 1: [], 2: [], 3: [], 4: [] };

  constructor(institutions: readonly MedicalInstitution[]) {
    for (const [index, institution] of institutions.entries()) this.#byKind[institution.kind].push(index);
  }

  /** An institution for a visit: pharmacies sell, village rooms and clinics see most outpatients, hospitals the chronic ones. */
  choose(visit: VisitKind, community: number, throwOf: number): number {
    const pool = this.#byKind[this.#kindFor(visit, throwOf)];
    const nearest = Math.floor(throwOf * throwOf * 3);
    return at(pool, (community * 7 + nearest) % pool.length);
  }

  #kindFor(visit: VisitKind, throwOf: number): 1 | 2 | 3 | 4 {
    if (visit === '41') return 4;
    if (visit !== '11') return 1;
    const hundredths = (throwOf * 100) % 1;
    return hundredths < 0.45 ? 3 : hundredths < 0.75 ? 2 : 1;
  }
}
