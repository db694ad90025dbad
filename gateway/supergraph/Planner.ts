import { type PlanNode, type QueryPlan, QueryPlanner } from '@graphql-hive/router-query-planner';
import type { DocumentNode } from 'graphql';
import { adaptToPlanner } from './adaptToPlanner.ts';

/** The query planner of one supergraph. Its plans name departments as the supergraph does. */
export class Planner {
  readonly #planner: QueryPlanner;
  readonly #ownNames: ReadonlyMap<string, string>;
  /** Labels of progressive overrides that an operator decides about. */
  readonly overrideLabels: readonly string[];
  /** Percentages of progressive overrides that a draw decides about, as the supergraph has them. */
  readonly overridePercentages: readonly number[];

  /** @throws Error when the planner refuses the supergraph */
  constructor(sdl: string, document: DocumentNode) {
    const adapted = adaptToPlanner(sdl, document);
    this.#planner = new QueryPlanner(adapted.sdl);
    this.#ownNames = adapted.ownNames;
    this.overrideLabels = this.#planner.overrideLabels;
    this.overridePercentages = this.#planner.overridePercentages;
  }

  /** Plans off the main thread. @throws Error when there is no plan */
  async planAsync(...question: Parameters<QueryPlanner['planAsync']>): Promise<QueryPlan> {
    const plan = await this.#planner.planAsync(...question);
    if (this.#ownNames.size > 0 && plan.node) this.#giveOwnNames(plan.node);
    return plan;
  }

  #giveOwnNames(node: PlanNode): void {
    if ('serviceName' in node) node.serviceName = this.#ownNames.get(node.serviceName) ?? node.serviceName;
    if (node.kind === 'Sequence' || node.kind === 'Parallel') for (const child of node.nodes) this.#giveOwnNames(child);
    if (node.kind === 'Flatten') this.#giveOwnNames(node.node);
    if (node.kind === 'Subscription') this.#giveOwnNames(node.primary);
    if (node.kind === 'Condition') {
      for (const clause of [node.ifClause, node.elseClause]) if (clause) this.#giveOwnNames(clause);
    }
  }
}
