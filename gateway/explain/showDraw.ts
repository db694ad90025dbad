import type { ExplainedOperation } from './ExplainedOperation.ts';

/** For which draw of progressive overrides a plan holds; nothing where the supergraph moves no field by percentages. */
export function showDraw({ percentage, planner }: Pick<ExplainedOperation, 'percentage' | 'planner'>): string[] {
  if (planner.percentages.length === 0) return [];
  const labels = planner.percentages
    .toSorted((one, other) => one - other)
    .map(each => `percent(${each}) is ${percentage < each ? 'on' : 'off'}`);
  return [`planned for requests that draw ${percentage}: ${labels.join(', ')}`];
}
