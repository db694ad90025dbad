import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import type { Graph } from '../Graph.ts';
import type { GraphView } from '../GraphView.ts';
import { maskName } from '../knowOperation.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { operationRequest } from '../operation/prepareOperation.ts';
import type { Audience } from '../supergraph/variants/Audience.ts';

/** What became of the operations in use. */
export interface WarmUp {
  warmed: number;
  /** Names of operations that the new graph refuses, or cannot plan. Only names: their texts may hold literals about people. */
  refused: string[];
  /** Operations that the time did not suffice for; their first request prepares them. */
  left: number;
}

/**
 * Prepares, plans and compiles the most used operations of the graph before for the next one, one after the other, so that
 * neither requests nor planning of the graph in use have to wait long for it.
 * @param signal ends it early; what is warm by then stays warm
 */
export async function warmGraph(
  next: Graph,
  before: Graph,
  { config, signal }: { config: GatewayConfig; signal: AbortSignal },
): Promise<WarmUp> {
  const operations = mostUsed(before, config.limits.maxWarmedOperations);
  const result: WarmUp = { warmed: 0, refused: [], left: operations.length };
  for (const { audience, known } of operations) {
    await nextTurn();
    if (signal.aborted) break;
    try {
      warm(known, { plans: next.plans, view: next.views.for(audience) });
      result.warmed += 1;
    } catch {
      result.refused.push(maskName(known.definition.name?.value) ?? '(unnamed)');
    }
    result.left -= 1;
  }
  return result;
}

function warm(known: PreparedOperation, { plans, view }: { plans: Graph['plans']; view: GraphView }): void {
  const operation = view.prepare(operationRequest(known.key));
  // Halved, so that what was popular long ago does not stay ahead of what is popular now.
  operation.uses = Math.max(operation.uses, known.uses >> 1);
  plans.planOperationWithCache(operation);
  view.projector.prepare(operation, {});
}

function mostUsed({ views }: Graph, count: number): { audience: Audience; known: PreparedOperation }[] {
  const prepared = [...views].flatMap(([audience, { operations }]) =>
    [...operations.values()].flatMap(known => ('uses' in known ? [{ audience, known }] : [])),
  );
  return prepared.sort((one, other) => other.known.uses - one.known.uses).slice(0, count);
}
