import { dayOf } from '../calendar.ts';
import { at } from '../column.ts';
import { Dice, topic } from '../randomness.ts';
import { type Settings, scaled } from '../settings.ts';
import type { Places } from './places.ts';

export interface MedicalInstitution {
  readonly code: string;
  readonly name: string;
  /** 机构类型: 1 hospital, 2 clinic, 3 village health room, 4 retail pharmacy. */
  readonly kind: 1 | 2 | 3 | 4;
  /** 医院等级, empty for all but hospitals. */
  readonly level: string;
  readonly township: number;
  readonly since: number;
}

const INSTITUTION = topic('institution');
const KINDS = [
  { kind: 1, full: 45, least: 4, noun: '医院' },
  { kind: 2, full: 60, least: 3, noun: '诊所' },
  { kind: 3, full: 225, least: 5, noun: '村卫生室' },
  { kind: 4, full: 260, least: 6, noun: '大药房' },
] as const;

/** Designated hospitals, clinics, village rooms and pharmacies 定点医药机构, hospitals first. */
export function designateInstitutions(settings: Settings, places: Places): MedicalInstitution[] {
  const dice = new Dice(settings.seed);
  const townships = places.townships.map(township => township.weight);
  const found: MedicalInstitution[] = [];
  for (const { kind, full, least, noun } of KINDS) {
    for (let index = 0; index < scaled(settings, full, least); index++) {
      dice.at(INSTITUTION, found.length);
      const township = dice.weighted(townships);
      const serial = String(found.length + 1).padStart(5, '0');
      found.push({
        code: `${kind === 4 ? 'P' : 'H'}${places.county.code}${serial}`,
        name: `${at(places.townships, township).name}${kind === 1 && index === 0 ? '人民' : `第${index + 1}`}${noun}`,
        kind,
        level: kind !== 1 ? '' : index < Math.max(1, full * settings.scale * 0.04) ? '3' : dice.chance(0.3) ? '2' : '1',
        township,
        since: dayOf(2012, 1, 1) + dice.below(3_800),
      });
    }
  }
  return found;
}
