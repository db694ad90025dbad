import { callSpread } from './callSpread.ts';
import type { GatewayConfig } from './config/GatewayConfig.ts';
import { chooseDepartmentStreams } from './execute/chooseDepartmentStreams.ts';
import { type CompiledStep, compilePlan } from './execute/compilePlan.ts';
import type { DepartmentClient } from './execute/DepartmentClient.ts';
import type { DepartmentStream } from './execute/DepartmentStream.ts';
import type { DepartmentLease, Departments } from './execute/Departments.ts';
import { TypeRelations } from './execute/TypeRelations.ts';
import { GraphViews } from './GraphViews.ts';
import { OperationPlanner } from './plan/OperationPlanner.ts';
import { PlanCache } from './plan/planOperationWithCache.ts';
import type { Supergraph } from './supergraph/Supergraph.ts';

/**
 * One generation of the graph: a supergraph and everything derived from it, which lives and dies with it. Who works with it
 * enters it (`using graph = graphs.enter()`) and leaves it, by its disposal, exactly once; a retired graph gives its
 * departments back when the last one has left.
 */
export class Graph implements Disposable {
  readonly supergraph: Supergraph;
  readonly views: GraphViews;
  readonly planner: OperationPlanner;
  readonly plans: PlanCache<CompiledStep>;
  readonly departments: ReadonlyMap<string, DepartmentClient>;
  /** The same departments, for events. */
  readonly streams: ReadonlyMap<string, DepartmentStream>;
  readonly types: TypeRelations;
  readonly #lease: DepartmentLease;
  readonly #moving = new Set<() => void>();
  #inside = 0;
  #isRetired = false;

  /** @throws TypeError when a department's URL is invalid; SupergraphError when the setting for its subscriptions is */
  constructor(
    supergraph: Supergraph,
    {
      limits,
      introspection,
      departmentSubscriptions,
      overrideLabels,
    }: Pick<GatewayConfig, 'limits' | 'introspection' | 'departmentSubscriptions' | 'overrideLabels'>,
    departments: Departments,
  ) {
    const types = new TypeRelations(supergraph.fullSchema, supergraph);
    this.supergraph = supergraph;
    this.types = types;
    this.views = new GraphViews(supergraph, { limits, introspection });
    this.planner = new OperationPlanner(supergraph.joins, { labels: overrideLabels, mostSteps: limits.maxPlanSteps });
    this.plans = new PlanCache<CompiledStep>({
      planner: this.planner,
      schema: supergraph.apiSchema,
      max: limits.maxCachedOperations,
      compile: plan => compilePlan(plan, types),
    });
    const streams = chooseDepartmentStreams(supergraph.departments, departmentSubscriptions, limits);
    this.#lease = departments.lease(supergraph.departments);
    this.departments = this.#lease.clients;
    this.streams = new Map([...streams].map(([name, stream]) => [name, this.departments.get(name)?.guard(stream) ?? stream]));
  }

  /** One more user. A count instead of an object for each: this is on every request's path. */
  enter(): this {
    this.#inside += 1;
    return this;
  }

  /** One user less; see `enter`. */
  [Symbol.dispose](): void {
    this.#inside -= 1;
    if (this.#isRetired && this.#inside === 0) this.#lease.giveBack();
  }

  /**
   * For what would stay inside for long, such as a subscription: `move` is called once when the graph is retired, not for
   * all at the same time, and must see to it that its owner leaves. It must not throw.
   * @returns how to be forgotten, for one that left by itself
   */
  onRetire(move: () => void): () => void {
    if (this.#isRetired) {
      // It entered just before the next graph came.
      const late = setTimeout(move);
      return () => clearTimeout(late);
    }
    this.#moving.add(move);
    return () => void this.#moving.delete(move);
  }

  /**
   * Nobody enters any more. Those inside finish with it.
   * @param spread milliseconds over which those that asked by `onRetire` are told to move
   */
  retire(spread = 0): void {
    if (this.#isRetired) return;
    this.#isRetired = true;
    if (this.#inside === 0) this.#lease.giveBack();
    else callSpread(this.#moving, spread);
  }
}
