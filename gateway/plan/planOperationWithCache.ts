import type { QueryPlan, QueryPlanner } from '@graphql-hive/router-query-planner';
import type { GraphQLSchema } from 'graphql';
import type { LRUCache } from 'lru-cache';
import { createTextCache } from '../createTextCache.ts';
import { CallerError } from '../errors.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { operationToPlan } from './operationToPlan.ts';

/** How long a failed planning is remembered: long enough to stop a flood, short enough to outlive a busy moment. */
const FAILURE_KEPT_MS = 30_000;

/**
 * Stage 5: how to fetch the permitted operation. `Compiled` is what the executor makes of a plan; it is kept with the plan.
 * Promises are cached, so that many equal requests plan once.
 */
export class PlanCache<Compiled> {
  readonly #cache: LRUCache<string, Promise<Compiled | undefined>>;
  readonly #options: PlanOptions<Compiled>;

  constructor(options: PlanOptions<Compiled>) {
    this.#options = options;
    this.#cache = createTextCache({ max: options.max });
  }

  /**
   * The plan of an operation; undefined when no department is needed.
   * @throws CallerError PLANNING_FAILED, for a while also to those who repeat the operation
   */
  planOperationWithCache(operation: PreparedOperation): Promise<Compiled | undefined> {
    const known = this.#cache.get(operation.key);
    if (known) return known;
    const planning = this.#plan(operation);
    this.#cache.set(operation.key, planning);
    planning.catch(() => this.#cache.set(operation.key, planning, { ttl: FAILURE_KEPT_MS }));
    return planning;
  }

  /** Off the main thread and bounded in time: planning is the one stage whose cost a caller can blow up. */
  async #plan(operation: PreparedOperation): Promise<Compiled | undefined> {
    const { planner, schema, timeout, compile } = this.#options;
    const text = operationToPlan(operation, schema);
    if (text === undefined) return undefined;
    try {
      // No progressive overrides are in use: no active labels, and 0 % for every percentage label.
      return compile(await planner.planAsync(text, undefined, new Set(), 0, AbortSignal.timeout(timeout)));
    } catch (cause) {
      throw new CallerError(
        'PLANNING_FAILED',
        '无法为该查询制定取数计划，请联系网关管理员。 The gateway could not plan this operation; tell its operator.',
        { cause },
      );
    }
  }
}

export interface PlanOptions<Compiled> {
  planner: Pick<QueryPlanner, 'planAsync'>;
  schema: GraphQLSchema;
  max: number;
  /** Milliseconds for one planning. */
  timeout: number;
  compile: (plan: QueryPlan) => Compiled | undefined;
}
