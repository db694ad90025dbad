export { createIndicatorType, MeasuredIndicator, publishDivisions } from './createIndicatorType.ts';
export type { IndicatorDefinition } from './indicatorDefinition.ts';
export { Division, DivisionValue, IndicatorPoint } from './indicatorTypes.ts';
export { refreshIndicators } from './refreshIndicators.ts';
export { trendPerMonth } from './trendPerMonth.ts';
