import type { Purpose } from '../../supergraph/sharing/SharingWord.ts';

/** A right that one department has given another, as `data-sharing` tells it (schema/trust.md §3). */
export interface Grant {
  number: string;
  state: 'ACTIVE' | 'SUSPENDED' | 'TERMINATED' | 'EXPIRED';
  /** Folder name of the department that may ask. */
  requester: string;
  /** Folder name of the department that is asked. */
  provider: string;
  /** Coordinates: `CivilAffairsRecord.deathDate`, or `DibaoMember.*` for all of a type. */
  fields: readonly string[];
  purposes: readonly Purpose[];
  /** `Cremation.cause=yesNo`: how a field is shown. */
  masks: readonly string[];
  /** ISO 8601 with offset. */
  validFrom: string;
  validUntil: string;
  /** Persons that one caller may be told of in a day; null: as many as by default. */
  personsPerDay: number | null;
}

/** Why a grant may not be used at a moment. */
export type Lapse = 'SUSPENDED' | 'TERMINATED' | 'EXPIRED' | 'NOT_YET' | 'UNKNOWN';

/** What keeps it from being used at this moment; undefined: nothing. A state that is none keeps it from being used, too. */
export function lapseOf({ state, validFrom, validUntil }: Grant, now: number): Lapse | undefined {
  if (state === 'TERMINATED' || state === 'EXPIRED') return state;
  if (now >= Date.parse(validUntil)) return 'EXPIRED';
  if (state === 'SUSPENDED') return state;
  if (state !== 'ACTIVE') return 'UNKNOWN';
  return now < Date.parse(validFrom) ? 'NOT_YET' : undefined;
}

/** Whether it names a field, or the whole of its type. */
export function covers({ fields }: Grant, coordinate: string): boolean {
  return fields.includes(coordinate) || fields.includes(`${coordinate.split('.')[0]}.*`);
}

/** How the grant lets a field be shown; undefined: whole. */
export function maskOf({ masks }: Grant, coordinate: string): string | undefined {
  const named = [coordinate, `${coordinate.split('.')[0]}.*`];
  return masks.map(one => one.split('=')).find(([field]) => named.includes(field ?? ''))?.[1];
}
