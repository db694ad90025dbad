import type { RawBuilder } from 'kysely';
import type { Counted } from './publishDivisions.ts';

/** How a value follows from numerator and denominator: `count` n, `ratio` n/d, `percent` 100·n/d. */
export type ValueFormula = 'count' | 'ratio' | 'percent';

/** One indicator as its owner computes it; one file per indicator, named by its code. */
export interface IndicatorDefinition {
  code: string;
  /** 口径: what is counted, over what, in words an officer can check. Shown beside every number. */
  definition: string;
  definitionEn: string;
  /** Counts up whenever the definition changes; the office approves each version. */
  version: number;
  formula: ValueFormula;
  /** Whether it counts up from nothing each January. Without data of a year there is then no value to compare with that year's target. */
  withinYear?: boolean;
  /** What the numbers count; persons unless said otherwise, and then small cells of the breakdown are withheld. */
  counts?: Counted;
  /**
   * The export files it is computed from, by name. Its as-of is the oldest of their newest data dates, so that a value
   * never claims to know more than its latest source.
   */
  sources: string[];
  /**
   * A query over the table `months(month date, month_end date)` that returns `month, division_code, numerator, denominator`:
   * one row for the city (`division_code = ''`) and, where a breakdown makes sense, one for each township.
   */
  measure: RawBuilder<unknown>;
}

/** Length of the published series: two years let the same month be compared. */
export const SERIES_MONTHS = 24;
