import type { MigrationObject } from '@mikro-orm/core';
import { Deaths } from './0001-deaths.ts';
import { LowIncome } from './0002-low-income.ts';
import { AllowancesAndPayments } from './0003-allowances-and-payments.ts';
import { ElderCare } from './0004-elder-care.ts';

export const migrations: MigrationObject[] = [
  { name: 'civil-affairs-0001-deaths', class: Deaths },
  { name: 'civil-affairs-0002-low-income', class: LowIncome },
  { name: 'civil-affairs-0003-allowances-and-payments', class: AllowancesAndPayments },
  { name: 'civil-affairs-0004-elder-care', class: ElderCare },
];
