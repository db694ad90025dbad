import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import type { Graph } from '../Graph.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { operationRequest, prepareOperation } from '../operation/prepareOperation.ts';
import { type OperationCache, prepareOperationWithCache } from '../operation/prepareOperationWithCache.ts';

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
  const operations = mostUsed(before.operations, config.limits.maxWarmedOperations);
  const result: WarmUp = { warmed: 0, refused: [], left: operations.length };
  for (const known of operations) {
    await nextTurn();
    if (signal.aborted) break;
    try {
      warm(known, next, config);
      result.warmed += 1;
    } catch {
      result.refused.push(known.definition.name?.value ?? '(unnamed)');
    }
    result.left -= 1;
  }
  return result;
}

function warm(known: PreparedOperation, { supergraph, operations, plans, projector }: Graph, config: GatewayConfig): void {
  const operation = prepareOperationWithCache(operationRequest(known.key), operations, asked =>
    prepareOperation(asked, supergraph.apiSchema, config),
  );
  // Halved, so that what was popular long ago does not stay ahead of what is popular now.
  operation.uses = Math.max(operation.uses, known.uses >> 1);
  plans.planOperationWithCache(operation);
  projector.prepare(operation, {});
}

function mostUsed(operations: OperationCache, count: number): PreparedOperation[] {
  const prepared = [...operations.values()].filter(entry => 'uses' in entry);
  return prepared.sort((one, other) => other.uses - one.uses).slice(0, count);
}
