import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { LI, WANG } from '../import/testing/payments.ts';
import { freshLocation } from '../testing/freshLocation.ts';
import { paymentIndicator, startPaymentOffice } from './testing/paymentIndicator.ts';

const withoutEmployees = paymentIndicator({
  version: 2,
  definition: '当月发放金额，不含企业职工。',
  measure: sql`
    select month, '' as division_code, sum(amount) as numerator, null::numeric as denominator
    from payment join months on months.month = payment.period where scheme <> '110' group by month`,
});

describe('When the definition of an indicator changes', () => {
  it('the value follows as soon as the department starts with the new one, as a revision', async () => {
    const location = await freshLocation();
    {
      await using office = await startPaymentOffice(location, paymentIndicator());
      await office.receive('待遇发放_20251031.csv', `${WANG},110,202510,100.00,,`, `${LI},170,202510,20.00,,`);
      expect(await office.indicator(2025)).toMatchObject({ value: 120, definitionVersion: 1, definition: '当月发放金额。' });
    }
    await using office = await startPaymentOffice(location, withoutEmployees);
    expect(await office.indicator(2025)).toMatchObject({
      value: 20,
      definitionVersion: 2,
      definition: '当月发放金额，不含企业职工。',
      series: [{ month: '2025-10', value: 20, revision: 2 }],
    });
  });

  it('a value that could not be recomputed keeps its version and does not borrow the words of the new one', async () => {
    const location = await freshLocation();
    {
      await using office = await startPaymentOffice(location, paymentIndicator());
      await office.receive('待遇发放_20251031.csv', `${WANG},110,202510,100.00,,`);
    }
    const nowFromTwoFiles = { ...withoutEmployees, sources: ['待遇发放', '参保关系'] };
    await using office = await startPaymentOffice(location, nowFromTwoFiles);
    expect(await office.indicator(2025)).toMatchObject({ value: 100, definitionVersion: 1, definition: null });
  });

  it('is announced in the present words while there is no data', async () => {
    await using office = await startPaymentOffice(await freshLocation(), withoutEmployees);
    expect(await office.indicator(2025)).toMatchObject({
      value: null,
      definitionVersion: 2,
      definition: '当月发放金额，不含企业职工。',
    });
  });
});
