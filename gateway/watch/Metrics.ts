import { performance } from 'node:perf_hooks';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { DepartmentCall } from '../execute/DepartmentClient.ts';
import type { OperationName } from './nameOperation.ts';
import { OperationNames } from './OperationNames.ts';
import type { RequestOutcome } from './RequestOutcome.ts';
import type { RequestRecord } from './RequestRecord.ts';

/** Seconds. From a cached one-field query to the longest deadline. */
const DURATIONS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Units of `@cost`: without weights an object costs 1. */
const COSTS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

type RequestLabels = 'operation' | 'hash' | 'outcome';
type CallLabels = 'department' | 'outcome';
type Observer = Pick<Histogram.Internal<string>, 'observe'>;

/**
 * Metrics for Prometheus. An observation costs about 0.3 µs with prom-client 15, given the child for its labels; so children
 * are looked up once for each operation and department, and a request with five calls costs about 3 µs.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly #names: OperationNames;
  readonly #requests: Histogram<RequestLabels>;
  readonly #estimates: Histogram<'operation' | 'hash'>;
  readonly #calls: Histogram<CallLabels>;
  readonly #entities: Counter<'department'>;
  readonly #lastKnown: Counter<'department' | 'field'>;
  readonly #operations = new Map<OperationName, OperationSeries>();
  readonly #departments = new Map<string, DepartmentSeries>();

  /** @param maxOperations how many operations have series of their own; the others share `other` */
  constructor({ maxOperations }: { maxOperations: number }) {
    const registers = [this.registry];
    this.#names = new OperationNames(maxOperations);
    this.#requests = new Histogram({
      name: 'minsheng_request_duration_seconds',
      help: 'Requests by operation and outcome: ok, partial (data and errors), refused, failed, hung-up',
      labelNames: ['operation', 'hash', 'outcome'],
      buckets: DURATIONS,
      registers,
    });
    this.#estimates = new Histogram({
      name: 'minsheng_request_estimated_cost',
      help: 'What requests may cost, in the units of @cost, as estimated before anything is fetched',
      labelNames: ['operation', 'hash'],
      buckets: COSTS,
      registers,
    });
    this.#calls = new Histogram({
      name: 'minsheng_department_call_duration_seconds',
      help: 'Calls to departments by outcome: ok, or the code their fields got',
      labelNames: ['department', 'outcome'],
      buckets: DURATIONS,
      registers,
    });
    this.#entities = new Counter({
      name: 'minsheng_department_entities_total',
      help: 'Entities asked of departments, equal ones of one call counted once',
      labelNames: ['department'],
      registers,
    });
    this.#lastKnown = new Counter({
      name: 'minsheng_last_known_values_total',
      help: 'Last known values that stood in for fields of a department that was down; such requests are ok',
      labelNames: ['department', 'field'],
      registers,
    });
    collectDefaultMetrics({ register: this.registry });
    // Of several workers the slowest counts: the library's average of four hides one that stands still.
    for (const metric of this.registry.getMetricsAsArray()) {
      if (/^nodejs_eventloop_lag_(?:p\d+_)?seconds$/.test(metric.name)) metric.aggregator = 'max';
    }
  }

  observeRequest({ operation, estimate, startedAt, calls, lastKnown }: RequestRecord, outcome: RequestOutcome): void {
    const series = this.#seriesOf(this.#names.of(operation));
    const requests = series.requests[outcome] ?? this.#requestsOf(series, outcome);
    requests.observe((performance.now() - startedAt) / 1000);
    if (estimate !== undefined) series.estimates.observe(estimate.cost);
    for (const call of calls) this.#observeCall(call);
    for (const [department, fields] of lastKnown ?? []) {
      for (const [field, count] of fields) this.#lastKnown.inc({ department, field }, count);
    }
  }

  #observeCall({ department, outcome, milliseconds, entities }: DepartmentCall): void {
    let series = this.#departments.get(department);
    if (!series) {
      series = { calls: new Map(), entities: this.#entities.labels(department) };
      this.#departments.set(department, series);
    }
    let calls = series.calls.get(outcome);
    if (!calls) {
      calls = this.#calls.labels(department, outcome);
      series.calls.set(outcome, calls);
    }
    calls.observe(milliseconds / 1000);
    if (entities > 0) series.entities.inc(entities);
  }

  #seriesOf(named: OperationName): OperationSeries {
    const known = this.#operations.get(named);
    if (known) return known;
    const series = { named, requests: {}, estimates: this.#estimates.labels(named.name, named.hash) };
    this.#operations.set(named, series);
    return series;
  }

  #requestsOf({ named, requests }: OperationSeries, outcome: RequestOutcome): Observer {
    const fresh = this.#requests.labels(named.name, named.hash, outcome);
    requests[outcome] = fresh;
    return fresh;
  }
}

interface OperationSeries {
  named: OperationName;
  requests: Partial<Record<RequestOutcome, Observer>>;
  estimates: Observer;
}

interface DepartmentSeries {
  calls: Map<string, Observer>;
  entities: Counter.Internal;
}
