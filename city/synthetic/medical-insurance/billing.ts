import type { Dice } from '../randomness.ts';
import type { Bill } from './bill.ts';

/** 医疗类别 of the visits that the city models. */
export type VisitKind = '11' | '14' | '21' | '41';

export interface Patient {
  readonly scheme: '310' | '390';
  readonly civilServant: boolean;
  /** Low-income status at the time of the visit: medical assistance takes most of what is left. */
  readonly assisted: boolean;
}

const NOTHING: Bill = {
  pool: 0,
  civilServants: 0,
  seriousIllness: 0,
  largeCosts: 0,
  assistance: 0,
  hospital: 0,
  account: 0,
  cash: 0,
  family: 0,
};
const MEAN_STAY = 650_000;
/** Personal burden of one stay from which residents' serious-illness insurance and employees' large-cost fund begin. */
const LARGE_BURDEN = 1_400_000;
const ASSISTED_SHARE = 0.7;

/** A hospital stay: 6,500 yuan on average, of which the funds bear about 62 %. */
export function billStay(dice: Dice, patient: Patient): Bill {
  const total = Math.max(40_000, Math.round(MEAN_STAY * Math.exp(0.62 * dice.bell() - 0.19)));
  const hospital = dice.chance(0.05) ? Math.round(total * 0.02) : 0;
  const pool = Math.round((total - hospital) * (patient.scheme === '310' ? 0.72 : 0.56) * (0.92 + dice.next() * 0.14));
  let left = total - hospital - pool;
  const civilServants = patient.civilServant ? Math.round(left * 0.3) : 0;
  left -= civilServants;
  const large = left > LARGE_BURDEN ? Math.round((left - LARGE_BURDEN) * 0.6) : 0;
  left -= large;
  const assistance = patient.assisted ? Math.round(left * ASSISTED_SHARE) : 0;
  left -= assistance;
  const account = patient.scheme === '310' ? Math.min(left, Math.round(left * dice.next() * 0.7)) : 0;
  const [seriousIllness, largeCosts] = patient.scheme === '310' ? [0, large] : [large, 0];
  return { ...NOTHING, pool, civilServants, seriousIllness, largeCosts, assistance, hospital, account, cash: left - account };
}

/** An outpatient visit or a purchase in a pharmacy. */
export function billVisit(dice: Dice, kind: VisitKind, patient: Patient): Bill {
  const typical = kind === '14' ? 32_000 : kind === '11' ? 11_000 : 6_800;
  const total = Math.max(300, Math.round(typical * (0.35 + 1.3 * dice.next())));
  const share = kind === '14' ? 0.65 : kind === '11' ? 0.5 : patient.scheme === '310' ? 0.25 : 0.12;
  const pool = Math.round(total * share);
  const left = total - pool;
  if (patient.scheme === '390') return { ...NOTHING, pool, cash: left };
  const family = dice.chance(0.04) ? left : 0;
  const account = family ? 0 : dice.chance(0.75) ? left : 0;
  return { ...NOTHING, pool, family, account, cash: left - family - account };
}

/** Spent from a dead person's account by the family that shares it: lawful, and no visit of the dead. */
export function billFamilyPurchase(dice: Dice): Bill {
  return { ...NOTHING, family: 2_000 + dice.below(14_000) };
}

/** The same bill with medical assistance taking over most of what the patient paid in cash. */
export function assist(bill: Bill): Bill {
  const assistance = Math.min(bill.cash, Math.round((bill.cash + bill.account) * ASSISTED_SHARE));
  return { ...bill, assistance, cash: bill.cash - assistance };
}
