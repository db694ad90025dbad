import type { OperationDefinitionNode, SelectionNode } from 'graphql';
import type { PlanNode, QueryPlan } from '../QueryPlan.ts';
import { FetchPlanning } from './FetchPlanning.ts';
import { gatherCalls } from './gatherCalls.ts';
import { type Call, orderCalls } from './orderFetches.ts';
import { RootPlanning } from './RootPlanning.ts';
import { Steps } from './Steps.ts';
import type { Territory } from './Territory.ts';
import { takeTurns } from './takeTurns.ts';
import { createCallWriter } from './writeCalls.ts';

/**
 * Plans an operation: which department is asked for what, in which order.
 * @param operation as `simplifyOperation` writes it: without fragment definitions and introspection
 * @param mostSteps how often selections may be tried
 * @throws Error when there is no way to a field; TooIntricate
 */
export function planFetches(operation: OperationDefinitionNode, territory: Territory, mostSteps: number): QueryPlan {
  const { joins } = territory;
  const rootType = joins.rootTypes[operation.operation] ?? '';
  const write = createCallWriter(operation, joins);
  const steps = new Steps(mostSteps);
  const callsFor = (selections: readonly SelectionNode[]): Call[] => {
    const planning = new FetchPlanning(territory, steps);
    new RootPlanning(planning, territory, { rootType, once: operation.operation !== 'query' }).plan(selections);
    return gatherCalls(planning.fetches);
  };
  const { selections } = operation.selectionSet;
  if (operation.operation === 'query') return queryPlan(orderCalls(callsFor(selections), write));
  if (operation.operation === 'subscription') return queryPlan(asSubscription(orderCalls(callsFor(selections), write)));
  const nodes = takeTurns(selections, callsFor, steps).flatMap(calls => orderCalls(calls, write) ?? []);
  return queryPlan(nodes.length > 1 ? { kind: 'Sequence', nodes } : nodes[0]);
}

function queryPlan(node: PlanNode | undefined): QueryPlan {
  return node ? { node } : {};
}

function asSubscription(node: PlanNode | undefined): PlanNode | undefined {
  if (node?.kind === 'Fetch') return { kind: 'Subscription', primary: node };
  if (node?.kind !== 'Sequence') return node;
  const [first, ...others] = node.nodes;
  return first?.kind === 'Fetch' ? { ...node, nodes: [{ kind: 'Subscription', primary: first }, ...others] } : node;
}
