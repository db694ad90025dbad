import type { OperationDefinitionNode } from 'graphql';
import type { FieldInDepartment, Joins } from '../supergraph/joins/Joins.ts';
import { planFetches } from './fetches/planFetches.ts';
import { Routes } from './fetches/Routes.ts';
import type { QueryPlan } from './QueryPlan.ts';

/** Plans operations over one supergraph. */
export class OperationPlanner {
  readonly #joins: Joins;
  readonly #labels: ReadonlySet<string>;
  readonly #mostSteps: number;
  /** Ways through the supergraph, by the draw that decides about percentages. */
  readonly #routes = new Map<number, Routes>();
  /** Percentages of progressive overrides (`label: "percent(20)"`) that a draw decides about; mostly none. */
  readonly percentages: readonly number[];

  /**
   * @param labels those of `@override` that an operator has switched on
   * @param mostSteps how often selections may be tried, before an operation is given up as too intricate
   */
  constructor(joins: Joins, { labels, mostSteps }: { labels: readonly string[]; mostSteps: number }) {
    this.#joins = joins;
    this.#labels = new Set(labels);
    this.#mostSteps = mostSteps;
    this.percentages = [...new Set(allFields(joins).flatMap(({ moves }) => percentageOf(moves?.label) ?? []))];
  }

  /**
   * @param operation as `operationToPlan` writes it
   * @param percentage drawn for the request: fields marked with more come from their new department; one of few values,
   *   as `OverrideDraw` draws them
   * @throws Error when there is no way to a field; TooIntricate
   */
  plan(operation: OperationDefinitionNode, percentage = 0): QueryPlan {
    return planFetches(operation, { joins: this.#joins, routes: this.#routesFor(percentage) }, this.#mostSteps);
  }

  #routesFor(percentage: number): Routes {
    const known = this.#routes.get(percentage);
    if (known) return known;
    const isOn = (label: string) => this.#labels.has(label) || percentage < (percentageOf(label) ?? 0);
    const routes = new Routes(this.#joins, ({ moves }) => moves === undefined || isOn(moves.label) === moves.isHereWhenOn);
    this.#routes.set(percentage, routes);
    return routes;
  }
}

function allFields({ types }: Joins): FieldInDepartment[] {
  return [...types.values()].flatMap(type => [...type.in.values()].flatMap(({ fields }) => [...fields.values()]));
}

function percentageOf(label: string | undefined): number | undefined {
  const written = label === undefined ? undefined : /^percent\(([\d.]+)\)$/.exec(label)?.[1];
  return written === undefined ? undefined : Number(written);
}
