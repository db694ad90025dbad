import { yuan } from '../money.ts';

/** What a visit cost and who bore it, in cents. The three sums are computed, so that they cannot disagree with their parts. */
export interface Bill {
  readonly pool: number;
  readonly civilServants: number;
  readonly seriousIllness: number;
  readonly largeCosts: number;
  readonly assistance: number;
  readonly hospital: number;
  readonly account: number;
  readonly cash: number;
  readonly family: number;
}

export function fundPart(bill: Bill): number {
  return bill.pool + bill.civilServants + bill.seriousIllness + bill.largeCosts + bill.assistance;
}

export function personalPart(bill: Bill): number {
  return bill.account + bill.cash + bill.family;
}

/** The sixteen amounts of a settlement from 医疗费总额 to 家庭共济支出; `sign` is -1 for a refund. */
export function billText(bill: Bill, sign: 1 | -1): string {
  const fund = fundPart(bill);
  const personal = personalPart(bill);
  const money = (cents: number) => (cents === 0 ? '0.00' : yuan(sign * cents));
  return (
    `${money(fund + personal + bill.hospital)},${money(fund)},${money(bill.pool)},${money(bill.civilServants)},0.00,` +
    `${money(bill.seriousIllness)},${money(bill.largeCosts)},0.00,${money(bill.assistance)},0.00,` +
    `${money(bill.hospital)},${money(personal)},${money(bill.account)},${money(bill.cash)},${money(bill.family)}`
  );
}
