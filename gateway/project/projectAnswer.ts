import type { FieldNode, GraphQLSchema } from 'graphql';
import type { AnswerError } from '../errors.ts';
import type { Fetched } from '../execute/executePlan.ts';
import type { Variables } from '../operation/coerceVariables.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { HiddenKinds } from '../supergraph/variants/hiddenKinds.ts';
import { collectNotices, type PlacedNotice } from './collectNotices.ts';
import { compileProjection, type Writer } from './compileProjection.ts';
import { selectIntrospection } from './introspect.ts';
import { createIntrospectionCache, introspectWithCache } from './introspectWithCache.ts';
import { ProjectionRun } from './ProjectionRun.ts';

/** The answer as JSON text, and the errors in it. */
export interface ProjectedAnswer {
  body: string;
  errors: readonly AnswerError[];
}

/** What one answer was made of, and its data as JSON. */
interface Projected {
  fetched: Fetched;
  variables: Variables;
  written: string;
  run: ProjectionRun;
}

/** Beyond this many combinations of conditions of one operation, projections are compiled but not kept. */
const MOST_COMBINATIONS = 64;

/** Stage 7: shapes what was fetched into the answer. Projections are kept as long as their operation is. */
export class Projector {
  readonly #schema: GraphQLSchema;
  readonly #maxErrors: number;
  readonly #hidden: HiddenKinds | undefined;
  readonly #introspections = createIntrospectionCache();
  readonly #projections = new WeakMap<PreparedOperation, Map<string, Projection>>();

  /** @param hidden what the schema does not have of its interfaces and unions, though departments may deliver it */
  constructor(schema: GraphQLSchema, { maxErrors, hidden }: { maxErrors: number; hidden?: HiddenKinds }) {
    this.#schema = schema;
    this.#maxErrors = maxErrors;
    this.#hidden = hidden?.size === 0 ? undefined : hidden;
  }

  project(operation: PreparedOperation, fetched: Fetched, variables: Variables): ProjectedAnswer {
    const { write, introspectionFields: fields } = this.#projectionOf(operation, variables);
    const introspection = introspectWithCache(operation, { schema: this.#schema, variables, fields }, this.#introspections);
    const run = new ProjectionRun(fetched, { introspection, maxErrors: this.#maxErrors });
    const written = write(fetched.data, run) ?? 'null';
    const errors = run.finish();
    const told = this.#tell(operation, { fetched, variables, written, run });
    const extensions = told === undefined ? '' : `,"extensions":${JSON.stringify(told)}`;
    const head = errors.length === 0 ? '' : `"errors":${JSON.stringify(errors)},`;
    return { body: `{${head}"data":${written}${extensions}}`, errors };
  }

  /** What else there is to say of an answer; for nearly every one nothing. */
  #tell(operation: PreparedOperation, projected: Projected): Record<string, unknown> | undefined {
    const leftOut = projected.run.finishLeftOut();
    const lastKnown = projected.fetched.notices.size === 0 ? [] : this.#notices(operation, projected);
    const masked = operation.masked && [...operation.masked.values()];
    if (leftOut.length === 0 && lastKnown.length === 0 && masked === undefined) return undefined;
    return { ...(lastKnown.length > 0 && { lastKnown }), ...(leftOut.length > 0 && { leftOut }), ...(masked && { masked }) };
  }

  /** Which values are the last known ones, because their department is down. */
  #notices(operation: PreparedOperation, { fetched, variables, written, run }: Projected): PlacedNotice[] {
    const { definition, fragments, conditionVariables } = operation;
    const type = this.#schema.getRootType(definition.operation);
    if (!type) return [];
    const conditions = Object.fromEntries(conditionVariables.map(name => [name, variables[name] === true]));
    const root = { type, set: definition.selectionSet, answer: JSON.parse(written) };
    const selecting = { schema: this.#schema, fragments, conditions };
    return collectNotices(fetched, { root, selecting, leftOut: run.leftOutItems, max: this.#maxErrors });
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
    const projection = compile(operation, { schema: this.#schema, hidden: this.#hidden, combination });
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
  { schema, hidden, combination }: { schema: GraphQLSchema; hidden: HiddenKinds | undefined; combination: string },
): Projection {
  const { definition, fragments, conditionVariables } = operation.withheld?.whole ?? operation;
  const conditions = Object.fromEntries(conditionVariables.map((name, index) => [name, combination[index] === '1']));
  const selecting = { schema, fragments, conditions, hidden, withheld: operation.withheld?.fields, masked: operation.masked };
  const root = schema.getRootType(definition.operation);
  if (!root) throw new Error(`The schema has no ${definition.operation} type, though the operation was valid.`);
  return {
    write: compileProjection(root, definition.selectionSet, selecting),
    introspectionFields: selectIntrospection(root, definition.selectionSet, selecting),
  };
}
