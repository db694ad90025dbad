import type { GraphQLSchema } from 'graphql';
import type { CountedCache } from '../CountedCache.ts';
import { createTextCache } from '../createTextCache.ts';
import { CallerError } from '../errors.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { TooIntricate } from './fetches/TooIntricate.ts';
import type { OperationPlanner } from './OperationPlanner.ts';
import { type Draw, OverrideDraw } from './OverrideDraw.ts';
import { operationToPlan } from './operationToPlan.ts';
import type { QueryPlan } from './QueryPlan.ts';

/** The request that needs a plan. */
export interface PlannedFor {
  id: string;
  time: <Result>(stage: 'plan', work: () => Result) => Result;
}

const WARM_UP: PlannedFor = { id: '', time: (_, work) => work() };

/** What is known of an operation's plan: what the executor made of it, or why there is none. */
export type Planned<Compiled> = { compiled: Compiled | undefined } | { refused: CallerError };

/**
 * Stage 5: how to fetch the permitted operation. `Compiled` is what the executor makes of a plan; it is kept with the plan.
 * That there is no plan is kept too: the same question has the same answer.
 */
export class PlanCache<Compiled> {
  /** For metrics, and nobody else to change. */
  readonly cache: CountedCache<Planned<Compiled>>;
  readonly #options: PlanOptions<Compiled>;
  /** Undefined, and free of cost, for a supergraph that moves nothing by percentages. */
  readonly #draws: OverrideDraw | undefined;

  constructor(options: PlanOptions<Compiled>) {
    this.#options = options;
    const { percentages } = options.planner;
    this.#draws = percentages.length > 0 ? new OverrideDraw(percentages) : undefined;
    this.cache = createTextCache({ max: options.max });
  }

  /**
   * The plan of an operation; undefined when no department is needed.
   * @param request from its id is drawn what part it has in progressive overrides; it is told how long planning took
   * @throws CallerError OPERATION_TOO_INTRICATE, PLANNING_FAILED
   */
  planOperationWithCache(operation: PreparedOperation, request: PlannedFor = WARM_UP): Compiled | undefined {
    const draw = this.#draws?.drawFor(request.id);
    const asked = operation.view === undefined ? operation.key : `${operation.view}\u0000${operation.key}`;
    const key = draw ? draw.group + asked : asked;
    const known = this.cache.get(key);
    const planned = known ?? request.time('plan', () => this.#plan(operation, draw));
    if (!known) this.cache.set(key, planned);
    if ('refused' in planned) throw planned.refused;
    return planned.compiled;
  }

  #plan(operation: PreparedOperation, draw: Draw | undefined): Planned<Compiled> {
    const { schema, planner, compile } = this.#options;
    try {
      const toPlan = operationToPlan(operation, schema);
      return { compiled: toPlan && compile(planner.plan(toPlan, draw?.percentage)) };
    } catch (cause) {
      return { refused: cause instanceof TooIntricate ? tooIntricate(cause) : planningFailed(cause) };
    }
  }
}

function tooIntricate(cause: TooIntricate): CallerError {
  const { most, of } = cause;
  const inChinese = { steps: '步', selections: '个选择项' }[of];
  return new CallerError(
    'OPERATION_TOO_INTRICATE',
    `该查询涉及的类型分支过多，超过取数计划的上限（${most} ${inChinese}）。请减少片段，或分成几个查询。 Planning this operation takes more than ${most} ${of}; use fewer fragments, or ask in several operations.`,
    { cause },
  );
}

function planningFailed(cause: unknown): CallerError {
  return new CallerError(
    'PLANNING_FAILED',
    '无法为该查询制定取数计划，请联系网关管理员；更简单的查询可能可行。 The gateway found no way to fetch this operation; tell its operator. A simpler one may work.',
    { cause },
  );
}

export interface PlanOptions<Compiled> {
  planner: Pick<OperationPlanner, 'plan' | 'percentages'>;
  schema: GraphQLSchema;
  max: number;
  compile: (plan: QueryPlan) => Compiled | undefined;
}
