import type { GraphQLSchema } from 'graphql';
import type { AnswerError } from '../errors.ts';
import type { Fetched } from '../execute/executePlan.ts';
import type { Variables } from '../operation/coerceVariables.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { Selecting } from './collectFields.ts';
import { compileProjection, type Writer } from './compileProjection.ts';
import { createIntrospectionCache, introspectWithCache } from './introspectWithCache.ts';
import { ProjectionRun } from './ProjectionRun.ts';

/** The answer as JSON text, and the errors in it. */
export interface ProjectedAnswer {
  body: string;
  errors: readonly AnswerError[];
}

/** Beyond this many combinations of conditions of one operation, projections are compiled but not kept. */
const MOST_COMBINATIONS = 64;

/** Stage 7: shapes what was fetched into the answer. Projections are kept as long as their operation is. */
export class Projector {
  readonly #schema: GraphQLSchema;
  readonly #maxErrors: number;
  readonly #introspections = createIntrospectionCache();
  readonly #writers = new WeakMap<PreparedOperation, Map<string, Writer>>();

  constructor(schema: GraphQLSchema, { maxErrors }: { maxErrors: number }) {
    this.#schema = schema;
    this.#maxErrors = maxErrors;
  }

  project(operation: PreparedOperation, { data, failures }: Fetched, variables: Variables): ProjectedAnswer {
    const selecting = this.#selecting(operation, variables);
    const introspection = introspectWithCache(operation, { schema: this.#schema, variables, selecting }, this.#introspections);
    const run = new ProjectionRun(failures, { introspection, maxErrors: this.#maxErrors });
    const written = this.#writer(operation, selecting)(data, run) ?? 'null';
    const errors = run.finish();
    const body = errors.length === 0 ? `{"data":${written}}` : `{"errors":${JSON.stringify(errors)},"data":${written}}`;
    return { body, errors };
  }

  /** Compiles what `project` needs for these values of the conditions, ahead of the first answer. */
  prepare(operation: PreparedOperation, variables: Variables): void {
    this.#writer(operation, this.#selecting(operation, variables));
  }

  #selecting({ fragments, conditionVariables }: PreparedOperation, variables: Variables): Selecting {
    const conditions: Record<string, boolean> = {};
    for (const name of conditionVariables) conditions[name] = variables[name] === true;
    return { schema: this.#schema, fragments, conditions };
  }

  #writer(operation: PreparedOperation, selecting: Selecting): Writer {
    const writers = this.#writers.get(operation) ?? new Map<string, Writer>();
    this.#writers.set(operation, writers);
    const combination = operation.conditionVariables.map(name => (selecting.conditions[name] ? '1' : '0')).join('');
    const known = writers.get(combination);
    if (known) return known;
    const root = this.#schema.getRootType(operation.definition.operation);
    if (!root) throw new Error(`The schema has no ${operation.definition.operation} type, though the operation was valid.`);
    const writer = compileProjection(root, operation.definition.selectionSet, selecting);
    if (writers.size < MOST_COMBINATIONS) writers.set(combination, writer);
    return writer;
  }
}
