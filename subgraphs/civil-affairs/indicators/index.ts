import { createIndicatorType, type IndicatorDefinition } from '@minsheng/subgraph-kit';
import { BASIC_FUNERAL_FREE } from './BASIC_FUNERAL_FREE.ts';
import { HOME_CARE_BEDS } from './HOME_CARE_BEDS.ts';
import { URBAN_HOMECARE_STATION_COVERAGE } from './URBAN_HOMECARE_STATION_COVERAGE.ts';

export const indicators: IndicatorDefinition[] = [HOME_CARE_BEDS, URBAN_HOMECARE_STATION_COVERAGE, BASIC_FUNERAL_FREE];

export const civilAffairsIndicator = createIndicatorType('CivilAffairsIndicator', '民政局', indicators);
