import { connectionByParent } from '@minsheng/subgraph-kit';
import type { AidPayment } from './aidPayment.ts';

const columns = {
  id: 'id',
  program: 'program',
  householdNumber: 'household_number',
  pid: 'pid',
  // A cast to varchar(7) cuts the day off: 2025-10-01 is the month 2025-10.
  period: 'period::text::varchar(7)',
  payMonth: 'pay_month::text::varchar(7)',
  amount: 'amount::float8',
  kind: 'kind',
};

/** Payments to a person, newest first. */
export const paymentsOfPerson = connectionByParent<AidPayment>({
  table: 'aid_payment',
  parentColumn: 'pid',
  columns,
  orderBy: ['pay_month', 'id'],
});

/** Payments in a household's name, newest first. */
export const paymentsOfHousehold = connectionByParent<AidPayment>({
  table: 'aid_payment',
  parentColumn: 'household_number',
  columns,
  orderBy: ['pay_month', 'id'],
});
