import { BenefitPaymentSchema } from './benefit-payment/benefitPayment.ts';
import { ContributionSchema } from './contribution/contribution.ts';
import { EmployerSchema } from './employer/employer.ts';
import { OccupationalAnnuitySchema } from './occupational-annuity/occupationalAnnuity.ts';
import { ParticipationSchema } from './participation/participation.ts';
import { PensionBenefitSchema } from './pension-benefit/pensionBenefit.ts';
import { PensionablePopulationSchema } from './pensionable-population/pensionablePopulation.ts';
import { QualificationCheckSchema } from './qualification-check/qualificationCheck.ts';
import { RehabSubsidySchema } from './rehab-subsidy/rehabSubsidy.ts';
import { ResidentFundMonthSchema } from './resident-fund/residentFundMonth.ts';
import { ServiceItemSchema } from './service-item/serviceItem.ts';
import { SocialCardSchema } from './social-card/socialCard.ts';
import { SupplementaryWorkInjurySchema } from './supplementary-work-injury/supplementaryWorkInjury.ts';
import { UnemploymentClaimSchema } from './unemployment-claim/unemploymentClaim.ts';

/** What MikroORM maps. The table `person` is read by SQL only: its citizen ID must not slip into an object by default. */
export const entities = [
  EmployerSchema,
  ParticipationSchema,
  ContributionSchema,
  SupplementaryWorkInjurySchema,
  OccupationalAnnuitySchema,
  PensionBenefitSchema,
  BenefitPaymentSchema,
  QualificationCheckSchema,
  UnemploymentClaimSchema,
  SocialCardSchema,
  ServiceItemSchema,
  ResidentFundMonthSchema,
  RehabSubsidySchema,
  PensionablePopulationSchema,
];
