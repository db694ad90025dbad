import type { ExportFile } from '../files/ExportFile.ts';
import { aidPayments } from './aidPayments.ts';
import { careStations } from './careStations.ts';
import { communities } from './communities.ts';
import { cremations } from './cremations.ts';
import { destitute } from './destitute.ts';
import { dibaoHouseholds } from './dibaoHouseholds.ts';
import { dibaoMembers } from './dibaoMembers.ts';
import { disabilityAllowances } from './disabilityAllowances.ts';
import { homeCareBeds } from './homeCareBeds.ts';
import { monitored } from './monitored.ts';
import { oldAgeAllowances } from './oldAgeAllowances.ts';

/** Everything the business systems of 民政局 hand over. */
export const civilAffairsFiles: readonly ExportFile[] = [
  communities,
  careStations,
  cremations,
  dibaoHouseholds,
  dibaoMembers,
  destitute,
  monitored,
  disabilityAllowances,
  oldAgeAllowances,
  aidPayments,
  homeCareBeds,
];
