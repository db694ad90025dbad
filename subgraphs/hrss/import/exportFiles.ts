import type { ExportFile } from '@minsheng/subgraph-kit/import';
import { benefitPayments } from './benefitPayments.ts';
import { contributions } from './contributions.ts';
import { employers } from './employers.ts';
import { occupationalAnnuities } from './occupationalAnnuities.ts';
import { participations } from './participations.ts';
import { pensionablePopulation } from './pensionablePopulation.ts';
import { pensionBenefits } from './pensionBenefits.ts';
import { persons } from './persons.ts';
import { qualificationChecks } from './qualificationChecks.ts';
import { rehabSubsidies } from './rehabSubsidies.ts';
import { residentFundLedger } from './residentFundLedger.ts';
import { serviceItems } from './serviceItems.ts';
import { socialCards } from './socialCards.ts';
import { supplementaryWorkInjury } from './supplementaryWorkInjury.ts';
import { unemploymentClaims } from './unemploymentClaims.ts';

/** In the order of the contract, schema/export-files.md. No table refers to another, so a late file holds nothing up. */
export const exportFiles: ExportFile[] = [
  employers,
  persons,
  participations,
  contributions,
  pensionBenefits,
  benefitPayments,
  supplementaryWorkInjury,
  socialCards,
  qualificationChecks,
  serviceItems,
  occupationalAnnuities,
  residentFundLedger,
  rehabSubsidies,
  pensionablePopulation,
  unemploymentClaims,
];
