import { type DocumentNode, Kind, parse, visit } from 'graphql';
import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNode,
  PlanNode,
  QueryPlan,
  Representation,
} from '../plan/QueryPlan.ts';
import { compileBatches } from './compileBatches.ts';
import type { CompiledRepresentation } from './compileRepresentation.ts';
import { groupPaths } from './groupPaths.ts';
import { compileLastKnown, type LastKnownField } from './lastKnown/compileLastKnown.ts';
import { type ProvidedKey, readProvidedKeys } from './providedKeys.ts';
import { compileRewrites, type KeyRewrite } from './rewriteKeys.ts';
import { writeFetchReasons } from './signing/writeFetchReasons.ts';
import type { TypeRelations } from './TypeRelations.ts';
import type { PathStep } from './visitTargets.ts';

/** A plan made ready to run: everything that does not depend on the request is worked out once. */
export type CompiledStep =
  | SequenceOfSteps
  | { kind: 'parallel'; steps: readonly CompiledStep[] }
  | { kind: 'condition'; variable: string; whenTrue: CompiledStep | undefined; whenFalse: CompiledStep | undefined }
  | EventFetch
  | RootFetch
  | EntityFetch;

export interface SequenceOfSteps {
  kind: 'sequence';
  steps: readonly CompiledStep[];
  /** For each step, how many rounds of calls come after it. */
  laterRounds: readonly number[];
}

interface DepartmentFetch {
  department: string;
  /** The request body up to its variables. */
  bodyHead: string;
  variables: readonly string[];
  /** Why the department is asked, as it is told where calls are signed. */
  reasons: string;
}

/** Fetches root fields. */
export interface RootFetch extends DepartmentFetch {
  kind: 'root';
  isMutation: boolean;
  /** Whether `@skip` and `@include` may leave nothing to ask for. */
  isConditional: boolean;
  outputRewrites: readonly KeyRewrite[];
  provided: readonly ProvidedKey[];
  /** Where persons are named to the department: in the text, or in variables. */
  pidArguments: readonly { literal?: string; variable?: string }[];
  /** Absent when nothing it delivers has `@lastKnown`. */
  lastKnown: readonly LastKnownField[] | undefined;
}

/** Takes root fields from an event of the department's stream, where a query would fetch them. */
export interface EventFetch {
  kind: 'event';
  /** The subscription for the department. */
  query: string;
  root: RootFetch;
}

/** Adds a department's fields to objects that other departments delivered, in one call. */
export interface EntityFetch extends DepartmentFetch {
  kind: 'entities';
  batches: readonly EntityBatch[];
  /** The same with its lists apart, for when a department has failed; absent when they are. */
  apart: EntityFetch | undefined;
}

export interface EntityBatch {
  /** Response key of the `_entities` field. */
  alias: string;
  representationsVariable: string;
  /** Batches that ask about the same objects, with the same representations, have one search. */
  search: EntitySearch;
  outputRewrites: readonly KeyRewrite[];
  /** The `_entities` field itself; what it provides is below it. */
  entities: ProvidedKey;
  /** Absent when nothing it delivers has `@lastKnown`. */
  lastKnown: readonly LastKnownField[] | undefined;
}

/** Which objects a batch is for, and how they are made known. */
export interface EntitySearch {
  paths: readonly TargetPath[];
  representation: CompiledRepresentation;
}

/** Where the objects are that a batch is for. */
export interface TargetPath {
  steps: readonly PathStep[];
  /** Paths of one group may share equal objects; undefined: none may. See groupPaths. */
  group: number | undefined;
}

/** Compiles a plan, or undefined for a plan that has nothing to fetch. */
export function compilePlan(plan: QueryPlan, types: TypeRelations): CompiledStep | undefined {
  if (!plan.node) return undefined;
  const pathsOfBatches: PlanPath[][] = [];
  const batches: EntityBatch[] = [];
  const step = compileNode(plan.node, { types, batches, pathsOfBatches, searches: new Map() });
  for (const [index, groups] of groupPaths(pathsOfBatches).entries()) {
    const search = batches[index]?.search;
    // A path's group depends on the path alone, so batches that share a search agree.
    if (search) search.paths = search.paths.map(({ steps }, path) => ({ steps, group: groups[path] }));
  }
  return step;
}

type PlanPath = FlattenNode['path'];

/** What goes along while a plan is compiled. */
export interface Compiling {
  types: TypeRelations;
  /** All batches of the plan, and beside them their paths as planned. */
  batches: EntityBatch[];
  pathsOfBatches: PlanPath[][];
  /** By what was planned for them. */
  searches: Map<string, EntitySearch>;
}

function compileNode(node: PlanNode, compiling: Compiling): CompiledStep {
  switch (node.kind) {
    case 'Sequence':
      return compileSequence(node.nodes, compiling);
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map(child => compileNode(child, compiling)) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause ? compileNode(node.ifClause, compiling) : undefined,
        whenFalse: node.elseClause ? compileNode(node.elseClause, compiling) : undefined,
      };
    case 'Fetch':
      return compileRootFetch(node, compiling.types);
    case 'Flatten':
      return compileFlatten(node, compiling);
    case 'BatchFetch':
      return compileBatchFetch(node, compiling);
    case 'Subscription':
      return { kind: 'event', query: node.primary.operation, root: compileRootFetch(node.primary, compiling.types) };
  }
}

function compileRootFetch(node: FetchNode, types: TypeRelations): RootFetch {
  const outputRewrites = compileRewrites(node.outputRewrites, types);
  const document = parse(node.operation);
  const provided = readProvidedKeys(document, outputRewrites, types);
  const isMutation = node.operationKind === 'mutation';
  return {
    kind: 'root',
    isMutation,
    isConditional: provided.every(({ conditions }) => conditions.length > 0),
    ...compileRequest(node, [], types),
    outputRewrites,
    provided,
    pidArguments: findPidArguments(document),
    lastKnown: isMutation ? undefined : compileLastKnown(provided, { document, rootType: types.queryType, types }),
  };
}

function compileSequence(nodes: readonly PlanNode[], compiling: Compiling): SequenceOfSteps {
  const rounds = nodes.map(countRounds);
  return {
    kind: 'sequence',
    steps: nodes.map(child => compileNode(child, compiling)),
    laterRounds: rounds.map((_, index) => rounds.slice(index + 1).reduce((sum, one) => sum + one, 0)),
  };
}

/** How many calls are waited for, one after the other. */
function countRounds(node: PlanNode): number {
  switch (node.kind) {
    case 'Sequence':
      return node.nodes.reduce((sum, child) => sum + countRounds(child), 0);
    case 'Parallel':
      return Math.max(0, ...node.nodes.map(countRounds));
    case 'Condition':
      return Math.max(...[node.ifClause, node.elseClause].map(child => (child ? countRounds(child) : 0)));
    default:
      return 1;
  }
}

/** The key of a person (schema/README.md). */
const PERSON_KEY = 'pid';

function findPidArguments(document: DocumentNode): RootFetch['pidArguments'] {
  const found: { literal?: string; variable?: string }[] = [];
  visit(document, {
    Argument: ({ name, value }) => {
      if (name.value !== PERSON_KEY) return;
      if (value.kind === Kind.STRING) found.push({ literal: value.value });
      if (value.kind === Kind.VARIABLE) found.push({ variable: value.name.value });
    },
  });
  return found;
}

function compileFlatten(node: FlattenNode, compiling: Compiling): EntityFetch {
  const fetch = node.node;
  const batch: EntityBatchAlias = {
    alias: '_entities',
    representationsVariableName: fetch.representationsVariableName,
    paths: [node.path],
    requires: fetch.requires,
    inputRewrites: fetch.inputRewrites ?? [],
    outputRewrites: fetch.outputRewrites ?? [],
  };
  return {
    kind: 'entities',
    ...compileRequest(fetch, fetch.requires, compiling.types),
    batches: compileBatches(fetch, [batch], compiling),
    apart: node.apart && compileBatchFetch(node.apart, compiling),
  };
}

function compileBatchFetch(node: BatchFetchNode, compiling: Compiling): EntityFetch {
  return {
    kind: 'entities',
    ...compileRequest(
      node,
      node.entityBatch.aliases.flatMap(({ requires }) => requires),
      compiling.types,
    ),
    batches: compileBatches(node, node.entityBatch.aliases, compiling),
    apart: node.apart && compileBatchFetch(node.apart, compiling),
  };
}

function compileRequest(
  node: FetchNode | BatchFetchNode,
  sent: readonly Representation[],
  types: TypeRelations,
): DepartmentFetch {
  return {
    department: node.serviceName,
    bodyHead: `{"query":${JSON.stringify(node.operation)},"variables":{`,
    variables: node.variableUsages ?? [],
    reasons: writeFetchReasons(node, sent, types),
  };
}
