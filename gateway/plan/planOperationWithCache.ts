import type { QueryPlan, QueryPlanner } from '@graphql-hive/router-query-planner';
import type { GraphQLSchema } from 'graphql';
import type { CountedCache } from '../CountedCache.ts';
import { createTextCache } from '../createTextCache.ts';
import { CallerError } from '../errors.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { CallerHungUp, untilAborted } from '../RequestDeadline.ts';
import { type Draw, OverrideDraw } from './OverrideDraw.ts';
import { operationToPlan } from './operationToPlan.ts';
import { PlannerBusy, PlanningSlots } from './PlanningSlots.ts';

/** How long a failed planning is remembered: long enough to stop a flood, short enough to outlive a busy moment. */
const FAILURE_KEPT_MS = 30_000;

/** Of the four threads that Node gives to native work; the others stay free for files and names. */
const MOST_AT_ONCE = 3;

/**
 * Stage 5: how to fetch the permitted operation. `Compiled` is what the executor makes of a plan; it is kept with the plan.
 * Promises are cached, so that many equal requests plan once.
 */
export class PlanCache<Compiled> {
  /** For metrics, and nobody else to change. */
  readonly cache: CountedCache<Promise<Compiled | undefined>>;
  readonly #slots = new PlanningSlots(MOST_AT_ONCE);
  readonly #options: PlanOptions<Compiled>;
  readonly #labels: Set<string>;
  /** Undefined, and free of cost, for a supergraph that moves nothing by percentages. */
  readonly #draws: OverrideDraw | undefined;

  constructor(options: PlanOptions<Compiled>) {
    this.#options = options;
    this.#labels = new Set(options.overrides?.labels);
    this.#draws = options.overrides?.percentages.length ? new OverrideDraw(options.overrides.percentages) : undefined;
    this.cache = createTextCache({ max: options.max });
  }

  /**
   * The plan of an operation; undefined when no department is needed.
   * @param signal ends the waiting of this request; the planning goes on for the others that wait for it
   * @param request its id, from which is drawn what part it has in progressive overrides
   * @throws CallerError PLANNING_FAILED, for a while also to those who repeat the operation; CallerHungUp
   */
  async planOperationWithCache(operation: PreparedOperation, signal: AbortSignal, request = ''): Promise<Compiled | undefined> {
    try {
      return await untilAborted(this.#planOnce(operation, this.#draws?.drawFor(request)), signal);
    } catch (cause) {
      if (cause instanceof CallerError || cause instanceof CallerHungUp) throw cause;
      throw planningFailed(cause);
    }
  }

  #planOnce(operation: PreparedOperation, draw: Draw | undefined): Promise<Compiled | undefined> {
    const key = draw ? draw.group + operation.key : operation.key;
    const known = this.cache.get(key);
    if (known) return known;
    const planning = this.#plan(operation, draw);
    this.cache.set(key, planning);
    planning.catch((error: unknown) => {
      const wasBusy = error instanceof CallerError && error.cause instanceof PlannerBusy;
      if (wasBusy) this.cache.delete(key);
      else this.cache.set(key, planning, { ttl: FAILURE_KEPT_MS });
    });
    return planning;
  }

  async #plan(operation: PreparedOperation, draw: Draw | undefined): Promise<Compiled | undefined> {
    const { schema, timeout, compile } = this.#options;
    const text = operationToPlan(operation, schema);
    if (text === undefined) return undefined;
    try {
      return compile(await this.#planText(text, draw, AbortSignal.timeout(timeout)));
    } catch (cause) {
      throw planningFailed(cause);
    }
  }

  /**
   * Off the main thread and bounded in time and number: planning is the one stage whose cost a caller can blow up. The
   * planner itself looks at the signal only before it begins, so the time is kept here.
   */
  async #planText(text: string, draw: Draw | undefined, signal: AbortSignal): Promise<QueryPlan> {
    await this.#slots.take(signal);
    const planning = this.#options.planner.planAsync(text, undefined, this.#labels, draw?.percentage ?? 0, signal);
    const giveBack = () => this.#slots.giveBack();
    planning.then(giveBack, giveBack);
    return untilAborted(planning, signal);
  }
}

function planningFailed(cause: unknown): CallerError {
  return new CallerError(
    'PLANNING_FAILED',
    '无法为该查询制定取数计划，请稍后重试或简化查询；如持续出现，请联系网关管理员。 The gateway could not plan this operation in time; retry later or simplify it, and tell its operator if it lasts.',
    { cause },
  );
}

export interface PlanOptions<Compiled> {
  planner: Pick<QueryPlanner, 'planAsync'>;
  schema: GraphQLSchema;
  /** Labels that an operator switched on, and the percentages the supergraph mentions. */
  overrides?: { labels: readonly string[]; percentages: readonly number[] };
  max: number;
  /** Milliseconds for one planning. */
  timeout: number;
  compile: (plan: QueryPlan) => Compiled | undefined;
}
