import type { ExportFile } from '../files/ExportFile.ts';
import { entitledPersons } from './entitledPersons.ts';
import { entitlementPayments } from './entitlementPayments.ts';
import { placements } from './placements.ts';
import { veterans } from './veterans.ts';
import { yearlyConfirmations } from './yearlyConfirmations.ts';

/** Everything the business systems of 退役军人事务局 hand over. */
export const veteransAffairsFiles: readonly ExportFile[] = [
  veterans,
  entitledPersons,
  entitlementPayments,
  placements,
  yearlyConfirmations,
];
