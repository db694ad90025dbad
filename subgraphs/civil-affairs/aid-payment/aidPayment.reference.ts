import { connectionByParent, monthText } from '@minsheng/subgraph-kit';
import type { AidPayment } from './aidPayment.ts';

const columns = {
  id: 'id',
  program: 'program',
  householdNumber: 'household_number',
  pid: 'pid',
  period: monthText('period'),
  payMonth: monthText('pay_month'),
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
