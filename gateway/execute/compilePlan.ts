import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNode,
  PlanNode,
  QueryPlan,
} from '@graphql-hive/router-query-planner';
import { parse } from 'graphql';
import { compileRequires, type RequiredSelection } from './buildRepresentation.ts';
import { compilePath, type PathStep } from './collectTargets.ts';
import { type ProvidedKey, readProvidedKeys } from './providedKeys.ts';
import { compileRewrites, type KeyRewrite } from './rewriteKeys.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** A plan made ready to run: everything that does not depend on the request is worked out once. */
export type CompiledStep =
  | { kind: 'sequence'; steps: readonly CompiledStep[] }
  | { kind: 'parallel'; steps: readonly CompiledStep[] }
  | { kind: 'condition'; variable: string; whenTrue: CompiledStep | undefined; whenFalse: CompiledStep | undefined }
  | RootFetch
  | EntityFetch;

interface DepartmentFetch {
  department: string;
  /** The request body up to its variables. */
  bodyHead: string;
  variables: readonly string[];
}

/** Fetches root fields. */
export interface RootFetch extends DepartmentFetch {
  kind: 'root';
  isMutation: boolean;
  outputRewrites: readonly KeyRewrite[];
  provided: readonly ProvidedKey[];
}

/** Adds a department's fields to objects that other departments delivered, in one call. */
export interface EntityFetch extends DepartmentFetch {
  kind: 'entities';
  batches: readonly EntityBatch[];
}

export interface EntityBatch {
  /** Response key of the `_entities` field. */
  alias: string;
  representationsVariable: string;
  paths: readonly (readonly PathStep[])[];
  requires: readonly RequiredSelection[];
  inputRewrites: readonly KeyRewrite[];
  outputRewrites: readonly KeyRewrite[];
  /** The `_entities` field itself; what it provides is below it. */
  entities: ProvidedKey;
}

/** Compiles a plan, or undefined for a plan that has nothing to fetch. @throws Error for plan nodes we do not serve */
export function compilePlan(plan: QueryPlan, types: TypeRelations): CompiledStep | undefined {
  return plan.node ? compileNode(plan.node, types) : undefined;
}

function compileNode(node: PlanNode, types: TypeRelations): CompiledStep {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map(child => compileNode(child, types)) };
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map(child => compileNode(child, types)) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause ? compileNode(node.ifClause, types) : undefined,
        whenFalse: node.elseClause ? compileNode(node.elseClause, types) : undefined,
      };
    case 'Fetch':
      return compileRootFetch(node, types);
    case 'Flatten':
      return compileFlatten(node, types);
    case 'BatchFetch':
      return compileBatchFetch(node, types);
    case 'Subscription':
    case 'Defer':
      throw new Error(`The plan has a ${node.kind} node, which this gateway does not serve.`);
  }
}

function compileRootFetch(node: FetchNode, types: TypeRelations): RootFetch {
  const outputRewrites = compileRewrites(node.outputRewrites, types);
  return {
    kind: 'root',
    isMutation: node.operationKind === 'mutation',
    ...compileRequest(node),
    outputRewrites,
    provided: readProvidedKeys(parse(node.operation), outputRewrites, types),
  };
}

function compileFlatten(node: FlattenNode, types: TypeRelations): EntityFetch {
  const fetch = node.node;
  if (fetch.kind !== 'Fetch' || !fetch.requires) {
    throw new Error(`The plan flattens a ${fetch.kind} node without representations, which this gateway does not serve.`);
  }
  const batch: EntityBatchAlias = {
    alias: '_entities',
    representationsVariableName: 'representations',
    paths: [node.path],
    requires: fetch.requires,
    inputRewrites: fetch.inputRewrites ?? [],
    outputRewrites: fetch.outputRewrites ?? [],
  };
  return { kind: 'entities', ...compileRequest(fetch), batches: compileBatches(fetch, [batch], types) };
}

function compileBatchFetch(node: BatchFetchNode, types: TypeRelations): EntityFetch {
  return { kind: 'entities', ...compileRequest(node), batches: compileBatches(node, node.entityBatch.aliases, types) };
}

function compileBatches(
  { operation, serviceName: department }: FetchNode | BatchFetchNode,
  aliases: readonly EntityBatchAlias[],
  types: TypeRelations,
): EntityBatch[] {
  const document = parse(operation);
  return aliases.map(batch => {
    const outputRewrites = compileRewrites(batch.outputRewrites, types);
    const rootKeys = readProvidedKeys(document, outputRewrites, types);
    return {
      alias: batch.alias,
      representationsVariable: batch.representationsVariableName,
      paths: batch.paths.map(path => compilePath(path, types)),
      requires: compileRequires(batch.requires, { department, types }),
      inputRewrites: compileRewrites(batch.inputRewrites, types),
      outputRewrites,
      entities: rootKeys.find(({ key }) => key === batch.alias) ?? unknownEntities(batch.alias),
    };
  });
}

function unknownEntities(alias: string): never {
  throw new Error(`The plan has no field "${alias}" for its representations.`);
}

function compileRequest(node: FetchNode | BatchFetchNode): DepartmentFetch {
  return {
    department: node.serviceName,
    bodyHead: `{"query":${JSON.stringify(node.operation)},"variables":{`,
    variables: node.variableUsages ?? [],
  };
}
