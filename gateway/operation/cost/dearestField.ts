import type { Variables } from '../coerceVariables.ts';
import { CostRun } from './CostRun.ts';
import type { CostBlock, CostEstimate, CostField, OperationCost } from './OperationCost.ts';

/** Where most of the estimate comes from, for the message of a refusal: the path to the deepest field that alone makes more than half of it. */
export function dearestField({ block }: OperationCost, variables: Variables, by: keyof CostEstimate): string {
  const run = new CostRun(variables);
  const path: string[] = [];
  const walked = new Set<CostBlock>();
  for (let at: CostBlock | undefined = block, above: ReturnType<CostRun['lengthBelow']>; at && !walked.has(at); ) {
    walked.add(at);
    const total: number = run.estimate(at, above)[by];
    let dearest: { field: CostField; share: number } | undefined;
    for (const field of fieldsOf(at, run)) {
      const share = run.estimateField(field, above)[by];
      if (share > (dearest?.share ?? 0)) dearest = { field, share };
    }
    if (!dearest || (path.length > 0 && dearest.share * 2 < total)) break;
    path.push(dearest.field.name);
    above = run.lengthBelow(dearest.field);
    at = dearest.field.below;
  }
  return path.join('.');
}

/** The fields of a selection set with those of its fragments, each fragment once. */
function fieldsOf(block: CostBlock, run: CostRun, seen = new Set<CostBlock>()): CostField[] {
  if (seen.has(block)) return [];
  seen.add(block);
  const fields = block.fields.filter(field => !run.isLeftOut(field.conditions));
  for (const part of block.parts) {
    if (!run.isLeftOut(part.conditions)) fields.push(...fieldsOf(part.block, run, seen));
  }
  return fields;
}
