import type { ExportFile } from '@minsheng/subgraph-kit/import';
import { aidPayments } from './aidPayments.ts';
import { communities } from './communities.ts';
import { cremations } from './cremations.ts';
import { destituteSupports } from './destituteSupports.ts';
import { dibaoHouseholds } from './dibaoHouseholds.ts';
import { dibaoMembers } from './dibaoMembers.ts';
import { disabilitySubsidies } from './disabilitySubsidies.ts';
import { homeCareBeds } from './homeCareBeds.ts';
import { homeCareStations } from './homeCareStations.ts';
import { monitoredPersons } from './monitoredPersons.ts';
import { oldAgeAllowances } from './oldAgeAllowances.ts';

export const exportFiles: ExportFile[] = [
  cremations,
  dibaoHouseholds,
  dibaoMembers,
  destituteSupports,
  monitoredPersons,
  disabilitySubsidies,
  oldAgeAllowances,
  aidPayments,
  homeCareBeds,
  communities,
  homeCareStations,
];
