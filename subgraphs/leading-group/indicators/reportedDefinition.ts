import type { Counted } from '@minsheng/subgraph-kit';

/**
 * How a reported value follows from numerator and denominator, and the city's from its townships':
 * `count` n, summed; `percent` 100·n/d of the sums; `perThousand` n for each thousand of d, for the whole city only;
 * `minimum` the smallest township's, because every single one has to reach the target.
 */
export type ReportedFormula = 'count' | 'percent' | 'perThousand' | 'minimum';

/** An indicator that no department holds in rows; one file per indicator, named by its code. */
export interface ReportedDefinition {
  code: string;
  /** 口径: what is counted, over what, in words an officer can check. */
  definition: string;
  definitionEn: string;
  /** Counts up whenever the definition changes; the office approves each version. */
  version: number;
  formula: ReportedFormula;
  /** Whether it counts up from nothing each January: without a report of the year there is then no value for that year. */
  withinYear?: boolean;
  /** What the numbers count. Cells that speak of few persons are withheld; a township with one institution is no secret. */
  counts: Counted;
}
