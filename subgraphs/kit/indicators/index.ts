export { createIndicatorType, MeasuredIndicator } from './createIndicatorType.ts';
export type { IndicatorDefinition } from './indicatorDefinition.ts';
export { Division, DivisionValue, IndicatorPoint } from './indicatorTypes.ts';
export { type Counted, publishDivisions } from './publishDivisions.ts';
export { type ReadingKey, readingKey, splitReadingKey } from './readingKey.ts';
export { readingsForYear } from './readingsForYear.ts';
export { refreshIndicators } from './refreshIndicators.ts';
export { trendPerMonth } from './trendPerMonth.ts';
