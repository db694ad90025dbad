import type { RequestContext } from '@minsheng/subgraph-kit';
import { evaluate, type Measurement } from '../evaluation/evaluate.ts';
import { parametersOfYear } from '../evaluation/evaluationParameters.ts';
import type { IndicatorStatus } from '../evaluation/indicatorStatus.ts';
import type { CatalogueEntry } from './catalogueEntry.ts';

/** What is judged: a catalogue entry, as far as the owner of the value has answered. */
type Judged = Pick<CatalogueEntry, 'year' | 'comparator' | 'target' | 'deadline' | 'approvals'> & {
  [field in keyof Measurement]?: Measurement[field] | undefined;
};

/** Status of an indicator in its year; a goal without a deadline is judged at the year's end. */
export async function statusOf(indicator: Judged, context: RequestContext): Promise<IndicatorStatus> {
  const { year, comparator, target, deadline, approvals } = indicator;
  const goal = {
    comparator,
    target,
    deadline: deadline ?? `${year}-12-31`,
    approvedVersions: approvals.map(({ version }) => version),
    parameters: await context.loader(parametersOfYear).load(year),
  };
  const { value = null, trendPerMonth = null, asOf = null, definitionVersion = null } = indicator;
  return evaluate(goal, { value, trendPerMonth, asOf, definitionVersion });
}
