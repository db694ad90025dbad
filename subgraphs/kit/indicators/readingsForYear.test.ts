import { describe, expect, it } from 'vitest';
import { LI, WANG } from '../import/testing/payments.ts';
import { freshLocation } from '../testing/freshLocation.ts';
import { paymentIndicator, startPaymentOffice } from './testing/paymentIndicator.ts';

describe('Asked against the target of a year that has no data yet', () => {
  const rows = [`${WANG},110,202509,100.00,,`, `${LI},170,202510,160.00,,`];

  it('a state is answered as it was last known, with its date', async () => {
    await using office = await startPaymentOffice(await freshLocation(), paymentIndicator());
    await office.receive('待遇发放_20251031.csv', ...rows);
    expect(await office.indicator(2026)).toMatchObject({ value: 160, asOf: '2025-10-31', trendPerMonth: 60 });
  });

  it('what counts up within a year has no value, no trend and no breakdown; the months before are still shown', async () => {
    await using office = await startPaymentOffice(await freshLocation(), paymentIndicator({ withinYear: true }));
    await office.receive('待遇发放_20251031.csv', ...rows);
    expect(await office.indicator(2025)).toMatchObject({ value: 160 });
    expect(await office.indicator(2026)).toMatchObject({
      value: null,
      asOf: null,
      completeness: null,
      trendPerMonth: null,
      byDivision: [],
      series: [{ month: '2025-09' }, { month: '2025-10' }],
    });
  });

  it('nor does its trend run over the turn of the year', async () => {
    await using office = await startPaymentOffice(await freshLocation(), paymentIndicator({ withinYear: true }));
    await office.receive(
      '待遇发放_20260228.csv',
      `${WANG},110,202512,900.00,,`,
      `${WANG},110,202601,10.00,,`,
      `${WANG},110,202602,30.00,,`,
    );
    expect(await office.indicator(2026)).toMatchObject({ value: 30, trendPerMonth: 20 });
  });
});
