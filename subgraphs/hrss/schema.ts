import { createDataUses, type SchemaDefinition } from '@minsheng/subgraph-kit';
import { BenefitPaymentResolver } from './benefit-payment/benefitPayment.resolver.ts';
import { employerReference } from './employer/employer.reference.ts';
import { EmployerResolver } from './employer/employer.resolver.ts';
import { hrssIndicator } from './indicators/index.ts';
import { ParticipationResolver } from './participation/participation.resolver.ts';
import { PensionBenefitResolver } from './pension-benefit/pensionBenefit.resolver.ts';
import { PensionablePopulationResolver } from './pensionable-population/pensionablePopulation.resolver.ts';
import { personReference } from './person/person.reference.ts';
import { PersonResolver } from './person/person.resolver.ts';
import { SocialSecurityRecordResolver } from './person/socialSecurityRecord.resolver.ts';
import { QualificationCheckResolver } from './qualification-check/qualificationCheck.resolver.ts';
import { RehabSubsidyResolver } from './rehab-subsidy/rehabSubsidy.resolver.ts';
import { ResidentFundMonthResolver } from './resident-fund/residentFundMonth.resolver.ts';
import { ServiceItemResolver } from './service-item/serviceItem.resolver.ts';

export const schema: SchemaDefinition = {
  resolvers: [
    PersonResolver,
    SocialSecurityRecordResolver,
    EmployerResolver,
    ParticipationResolver,
    PensionBenefitResolver,
    BenefitPaymentResolver,
    QualificationCheckResolver,
    ServiceItemResolver,
    ResidentFundMonthResolver,
    RehabSubsidyResolver,
    PensionablePopulationResolver,
    hrssIndicator.resolver,
    createDataUses('hrss', '人社局'),
  ],
  references: [personReference, employerReference, hrssIndicator.reference],
  orphanedTypes: [hrssIndicator.type],
};
