import type { Logger } from 'pino';
import type { GatewayConfig } from './config.ts';
import { type EvidenceLedger, noLedger } from './evidence/openEvidence.ts';
import { type CompiledStep, compilePlan } from './execute/compilePlan.ts';
import { DepartmentClient } from './execute/DepartmentClient.ts';
import { TypeRelations } from './execute/TypeRelations.ts';
import { createOperationCache, type OperationCache } from './operation/prepareOperationWithCache.ts';
import { PlanCache } from './plan/planOperationWithCache.ts';
import { Projector } from './project/projectAnswer.ts';
import type { Supergraph } from './supergraph/loadSupergraph.ts';

/** Everything the stages share. What is derived from a supergraph lives and dies with it. */
export interface Gateway {
  config: GatewayConfig;
  log: Logger;
  supergraph: Supergraph;
  operations: OperationCache;
  plans: PlanCache<CompiledStep>;
  departments: ReadonlyMap<string, DepartmentClient>;
  types: TypeRelations;
  projector: Projector;
  ledger: EvidenceLedger;
}

/**
 * Puts the stages together for one supergraph; opens no connection yet.
 * @throws TypeError when a department's URL is invalid
 */
export function assembleGateway(config: GatewayConfig, supergraph: Supergraph, log: Logger): Gateway {
  const { limits } = config;
  const types = new TypeRelations(supergraph.fullSchema, supergraph.entityKeys);
  return {
    config,
    log,
    supergraph,
    types,
    operations: createOperationCache(limits.maxCachedOperations),
    plans: new PlanCache({
      planner: supergraph.planner,
      schema: supergraph.apiSchema,
      max: limits.maxCachedOperations,
      timeout: limits.planTimeout,
      compile: plan => compilePlan(plan, types),
    }),
    departments: new Map(supergraph.departments.map(department => [department.name, new DepartmentClient(department, limits)])),
    projector: new Projector(supergraph.apiSchema, limits),
    ledger: noLedger,
  };
}
