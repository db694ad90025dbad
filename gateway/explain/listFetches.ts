import type { PlanNode, PlanPath, RequiresSelection } from '../plan/QueryPlan.ts';

/** One call to one department, and when it is made. */
export interface PlannedFetch {
  department: string;
  operation: string;
  /** 1 is asked first; fetches of equal round are asked side by side. */
  round: number;
  /** Conditions under which it is made, such as `$withPension` or `not $brief`. */
  conditions: readonly string[];
  /** For an entity fetch: where the entities are, and what each is told by. Empty for root fields. */
  entities: readonly { alias: string; paths: readonly PlanPath[]; requires: readonly RequiresSelection[] }[];
}

/** All fetches of a plan in the order of its rounds. A sequence adds rounds; what is parallel shares them. */
export function listFetches(node: PlanNode | undefined): PlannedFetch[] {
  const fetches: PlannedFetch[] = [];
  if (node) walk(node, { round: 1, conditions: [] }, fetches);
  return fetches.toSorted((a, b) => a.round - b.round);
}

interface Place {
  round: number;
  conditions: readonly string[];
}

/** @returns the first round after the node is done */
function walk(node: PlanNode, place: Place, into: PlannedFetch[]): number {
  switch (node.kind) {
    case 'Sequence':
      return node.nodes.reduce((round, child) => walk(child, { ...place, round }, into), place.round);
    case 'Parallel':
      return Math.max(place.round, ...node.nodes.map(child => walk(child, place, into)));
    case 'Condition': {
      const under = (condition: string) => ({ ...place, conditions: [...place.conditions, condition] });
      const whenTrue = node.ifClause ? walk(node.ifClause, under(`$${node.condition}`), into) : place.round;
      const whenFalse = node.elseClause ? walk(node.elseClause, under(`not $${node.condition}`), into) : place.round;
      return Math.max(whenTrue, whenFalse);
    }
    case 'Flatten': {
      const { serviceName, operation, requires } = node.node;
      const entities = [{ alias: '_entities', paths: [node.path], requires }];
      into.push({ department: serviceName, operation, ...place, entities });
      return place.round + 1;
    }
    case 'BatchFetch': {
      const { serviceName, operation, entityBatch } = node;
      into.push({ department: serviceName, operation, ...place, entities: entityBatch.aliases });
      return place.round + 1;
    }
    case 'Fetch':
      into.push({ department: node.serviceName, operation: node.operation, ...place, entities: [] });
      return place.round + 1;
    case 'Subscription':
      return walk(node.primary, place, into);
  }
}
