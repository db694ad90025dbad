import { createIndicatorType, type IndicatorDefinition } from '@minsheng/subgraph-kit';
import { WORK_INJURY_INSURED } from './WORK_INJURY_INSURED.ts';

export const indicators: IndicatorDefinition[] = [WORK_INJURY_INSURED];

export const hrssIndicator = createIndicatorType('HrssIndicator', '人社局', indicators);
