import { monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import { Quota } from '../quota.ts';
import { Dice, topic } from '../randomness.ts';
import type { Settings } from '../settings.ts';
import type { Aid } from './aid.ts';
import type { Careers } from './careers.ts';
import type { Population } from './population.ts';
import { Cover, Livelihood, Medical } from './World.ts';

const MEDICAL = topic('medical cover');
const CARDS = topic('cards');
/** Of those who could be insured as residents, so many are not: with the employees' scheme this leaves 95.1 % of the city insured. */
const UNINSURED = 0.0583;
const EMPLOYED_INSURED = 0.93;
const RETIRED_INSURED = 0.69;
const CARD_HOLDERS = 0.965;
const ELECTRONIC_CARDS = 0.688;
const ACTIVE_VOUCHERS = 0.88;

export interface MedicalCover {
  readonly medical: Uint8Array;
  readonly medicalFrom: Int32Array;
}

/** Decides who is insured in 310 and 390 and since when; low-income people always are, because the fund pays for them. */
export function insureMedically(settings: Settings, people: Population, careers: Careers, aid: Aid): MedicalCover {
  const medical = new Uint8Array(people.count);
  const medicalFrom = new Int32Array(people.count).fill(NEVER);
  const dice = new Dice(settings.seed);
  const quotas = {
    uninsured: new Quota(),
    employed: new Quota(),
    retired: new Quota(),
    flexible: new Quota(),
    late: new Quota(),
  };
  for (let person = 0; person < people.count; person++) {
    dice.at(MEDICAL, person);
    const path = at(careers.livelihood, person);
    medical[person] = schemeOf(path, at(aid.layer, person) !== 0);
    const birthMonth = monthOfDay(at(people.birth, person));
    const joinedLately = quotas.late.takes(0.0072, dice.next()) && at(aid.layer, person) === 0;
    const start = joinedLately ? settings.firstMonth + dice.below(24) : settings.firstMonth - 1 - dice.below(150);
    const employed = at(medical, person) === Medical.unitWorker;
    medicalFrom[person] = employed ? Math.max(start, at(careers.joined, person)) : Math.max(start, birthMonth);
  }
  return { medical, medicalFrom };

  function schemeOf(path: number, lowIncome: boolean): number {
    const employed = path === Livelihood.unitWorker || path === Livelihood.publicWorker;
    if (employed && quotas.employed.takes(EMPLOYED_INSURED, dice.next())) return Medical.unitWorker;
    if (path === Livelihood.flexible && quotas.flexible.takes(0.07, dice.next())) return Medical.flexible;
    const retired = path === Livelihood.retiredWorker || path === Livelihood.retiredPublic;
    if (retired && quotas.retired.takes(RETIRED_INSURED, dice.next())) return Medical.retired;
    if (!lowIncome && quotas.uninsured.takes(UNINSURED, dice.next())) return Medical.none;
    return Medical.resident;
  }
}

/** Social-security cards with their electronic form, and the medical e-voucher: the bits of `cover` that have no employer. */
export function issueCards(settings: Settings, people: Population, cover: Uint8Array, medical: Uint8Array): void {
  const dice = new Dice(settings.seed);
  const quotas = { card: new Quota(), electronic: new Quota(), voucher: new Quota() };
  for (let person = 0; person < people.count; person++) {
    dice.at(CARDS, person);
    const living = at(people.death, person) === NEVER;
    const old = monthOfDay(at(people.birth, person)) < settings.lastMonth - 70 * 12;
    const [card, electronic, voucher] = [dice.next(), dice.next(), dice.next()];
    if (living ? quotas.card.takes(CARD_HOLDERS, card) : card < CARD_HOLDERS) {
      cover[person] = at(cover, person) | Cover.card;
      const share = old ? ELECTRONIC_CARDS - 0.25 : ELECTRONIC_CARDS + 0.029;
      if (living ? quotas.electronic.takes(share, electronic) : electronic < share)
        cover[person] = at(cover, person) | Cover.electronicCard;
    }
    if (at(medical, person) === Medical.none) continue;
    const share = old ? ACTIVE_VOUCHERS - 0.16 : ACTIVE_VOUCHERS + 0.018;
    if (living ? quotas.voucher.takes(share, voucher) : voucher < share) cover[person] = at(cover, person) | Cover.eVoucher;
  }
}
