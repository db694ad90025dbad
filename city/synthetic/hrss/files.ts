import type { ExportFile } from '../files/ExportFile.ts';
import { contributions } from './contributions.ts';
import { employers } from './employers.ts';
import { occupationalAnnuities } from './occupationalAnnuities.ts';
import { participations } from './participations.ts';
import { pensionApprovals } from './pensionApprovals.ts';
import { pensionBase } from './pensionBase.ts';
import { pensionPayments } from './pensionPayments.ts';
import { persons } from './persons.ts';
import { qualificationChecks } from './qualificationChecks.ts';
import { rehabilitationSubsidies } from './rehabilitationSubsidies.ts';
import { residentFundLedger } from './residentFundLedger.ts';
import { serviceItems } from './serviceItems.ts';
import { socialCards } from './socialCards.ts';
import { supplementaryWorkInjury } from './supplementaryWorkInjury.ts';
import { unemploymentBenefits } from './unemploymentBenefits.ts';

/** Everything the business systems of 人社局 hand over. */
export const hrssFiles: readonly ExportFile[] = [
  employers,
  persons,
  participations,
  contributions,
  pensionApprovals,
  pensionPayments,
  supplementaryWorkInjury,
  socialCards,
  qualificationChecks,
  serviceItems,
  occupationalAnnuities,
  residentFundLedger,
  rehabilitationSubsidies,
  pensionBase,
  unemploymentBenefits,
];
