import { createIndicatorType, type IndicatorDefinition } from '@minsheng/subgraph-kit';
import { EVOUCHER_SETTLEMENT_SHARE } from './EVOUCHER_SETTLEMENT_SHARE.ts';
import { MEDICAL_COVERAGE } from './MEDICAL_COVERAGE.ts';
import { MEDICAL_EVOUCHER_ACTIVATION } from './MEDICAL_EVOUCHER_ACTIVATION.ts';

export const indicators: IndicatorDefinition[] = [MEDICAL_COVERAGE, MEDICAL_EVOUCHER_ACTIVATION, EVOUCHER_SETTLEMENT_SHARE];

export const medicalInsuranceIndicator = createIndicatorType('MedicalInsuranceIndicator', '医保分局', indicators);
