import { createForeignIndicator } from './createForeignIndicator.ts';

/** MedicalInsuranceIndicator: values owned by the subgraph `medical-insurance`. */
export const medicalInsuranceIndicator = createForeignIndicator('medical-insurance', '医保分局');
