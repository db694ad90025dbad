import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LI, WANG } from '../import/testing/payments.ts';
import { freshLocation } from '../testing/freshLocation.ts';
import { type PaymentOffice, paymentIndicator, startPaymentOffice } from './testing/paymentIndicator.ts';

describe('The completeness beside a value', () => {
  let office: PaymentOffice;

  beforeAll(async () => {
    office = await startPaymentOffice(await freshLocation(), paymentIndicator());
  });
  afterAll(() => office[Symbol.asyncDispose]());

  const completeness = async () => (await office.indicator(2025)).completeness;
  const WRONG = `${LI},999,202510,20.00,,`;

  it('is the share of rows that the newest files got through', async () => {
    await office.receive('待遇发放_20251031.csv', `${WANG},110,202510,100.00,,`, WRONG);
    expect(await completeness()).toBe(0.5);
  });

  it('is whole again once the corrected file has come under the same name', async () => {
    await office.receive('待遇发放_20251031.csv', `${WANG},110,202510,100.00,,`, `${LI},170,202510,20.00,,`);
    expect(await completeness()).toBe(1);
  });

  it('counts every part of the data date', async () => {
    await office.receive('待遇发放_20251031_02.csv', WRONG, `${WANG},170,202510,1.00,,`);
    expect(await completeness()).toBe(0.75);
  });

  it('forgets what was wrong in earlier months', async () => {
    await office.receive('待遇发放_20251130.csv', `${WANG},110,202511,100.00,,`);
    expect(await completeness()).toBe(1);
  });

  it('is not lowered by an old file that comes late', async () => {
    await office.receive('待遇发放_20250930.csv', `${LI},999,202509,20.00,,`);
    expect(await completeness()).toBe(1);
  });
});
