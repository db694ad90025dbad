import type { FieldNode, GraphQLSchema } from 'graphql';
import type { AnswerError } from '../errors.ts';
import type { Fetched } from '../execute/executePlan.ts';
import type { Variables } from '../operation/coerceVariables.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { collectNotices } from './collectNotices.ts';
import { compileProjection, type Writer } from './compileProjection.ts';
import { selectIntrospection } from './introspect.ts';
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
  readonly #projections = new WeakMap<PreparedOperation, Map<string, Projection>>();

  constructor(schema: GraphQLSchema, { maxErrors }: { maxErrors: number }) {
    this.#schema = schema;
    this.#maxErrors = maxErrors;
  }

  project(operation: PreparedOperation, fetched: Fetched, variables: Variables): ProjectedAnswer {
    const { write, introspectionFields: fields } = this.#projectionOf(operation, variables);
    const introspection = introspectWithCache(operation, { schema: this.#schema, variables, fields }, this.#introspections);
    const run = new ProjectionRun(fetched, { introspection, maxErrors: this.#maxErrors });
    const written = write(fetched.data, run) ?? 'null';
    const errors = run.finish();
    const extensions = fetched.notices.size === 0 ? '' : this.#notices(operation, { fetched, variables, written });
    const head = errors.length === 0 ? '' : `"errors":${JSON.stringify(errors)},`;
    return { body: `{${head}"data":${written}${extensions}}`, errors };
  }

  /** Which values are the last known ones, because their department is down. */
  #notices(
    operation: PreparedOperation,
    { fetched, variables, written }: { fetched: Fetched; variables: Variables; written: string },
  ): string {
    const { definition, fragments, conditionVariables } = operation;
    const type = this.#schema.getRootType(definition.operation);
    if (!type) return '';
    const conditions = Object.fromEntries(conditionVariables.map(name => [name, variables[name] === true]));
    const root = { type, set: definition.selectionSet, answer: JSON.parse(written) };
    const selecting = { schema: this.#schema, fragments, conditions };
    const lastKnown = collectNotices(fetched, { root, selecting, max: this.#maxErrors });
    return lastKnown.length === 0 ? '' : `,"extensions":${JSON.stringify({ lastKnown })}`;
  }

  /** Compiles what `project` needs for these values of the conditions, ahead of the first answer. */
  prepare(operation: PreparedOperation, variables: Variables): void {
    this.#projectionOf(operation, variables);
  }

  #projectionOf(operation: PreparedOperation, variables: Variables): Projection {
    const projections = this.#projections.get(operation) ?? new Map<string, Projection>();
    this.#projections.set(operation, projections);
    let combination = '';
    for (const name of operation.conditionVariables) combination += variables[name] === true ? '1' : '0';
    const known = projections.get(combination);
    if (known) return known;
    const projection = compile(operation, { schema: this.#schema, combination });
    if (projections.size < MOST_COMBINATIONS) projections.set(combination, projection);
    return projection;
  }
}

/** What an operation's answer is made with, for one choice of its conditions. */
interface Projection {
  write: Writer;
  introspectionFields: readonly FieldNode[];
}

/** @param combination a digit for each of the operation's condition variables: 1 when it is true */
function compile(
  operation: PreparedOperation,
  { schema, combination }: { schema: GraphQLSchema; combination: string },
): Projection {
  const { definition, fragments, conditionVariables } = operation.withheld?.whole ?? operation;
  const conditions = Object.fromEntries(conditionVariables.map((name, index) => [name, combination[index] === '1']));
  const selecting = { schema, fragments, conditions, withheld: operation.withheld?.fields, masked: operation.masked };
  const root = schema.getRootType(definition.operation);
  if (!root) throw new Error(`The schema has no ${definition.operation} type, though the operation was valid.`);
  return {
    write: compileProjection(root, definition.selectionSet, selecting),
    introspectionFields: selectIntrospection(root, definition.selectionSet, selecting),
  };
}
