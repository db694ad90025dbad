import { createDataUses, type SchemaDefinition } from '@minsheng/subgraph-kit';
import { AdmissionResolver } from './admission/admission.resolver.ts';
import { employerReference } from './employer/employer.reference.ts';
import { EmployerResolver } from './employer/employer.resolver.ts';
import { medicalInsuranceIndicator } from './indicators/index.ts';
import { institutionReference } from './institution/institution.reference.ts';
import { InstitutionResolver } from './institution/institution.resolver.ts';
import { InsuranceRelationResolver } from './insuranceRelation/insuranceRelation.resolver.ts';
import { personReference } from './person/person.reference.ts';
import { MedicalInsuranceRecordResolver, PersonResolver } from './person/person.resolver.ts';
import { SettlementResolver } from './settlement/settlement.resolver.ts';

export const schema: SchemaDefinition = {
  resolvers: [
    PersonResolver,
    MedicalInsuranceRecordResolver,
    EmployerResolver,
    InsuranceRelationResolver,
    SettlementResolver,
    AdmissionResolver,
    InstitutionResolver,
    medicalInsuranceIndicator.resolver,
    createDataUses('medical-insurance', '医保分局'),
  ],
  references: [personReference, employerReference, institutionReference, medicalInsuranceIndicator.reference],
  orphanedTypes: [medicalInsuranceIndicator.type],
};
