import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { CallerError } from '../errors.ts';
import type { Caller } from '../identity/identifyCaller.ts';
import { estimateCost } from '../operation/cost/estimateCost.ts';
import type { Masking, PreparedOperation } from '../operation/PreparedOperation.ts';
import type { PlanCache } from '../plan/planOperationWithCache.ts';
import type { PolicyDecision } from '../policy/PolicyDecision.ts';
import { pathsOf } from '../policy/pathsOf.ts';
import { permitOperation } from '../policy/permitOperation.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';
import { planExplained } from './explainOperation.ts';
import { listFetches, type PlannedFetch } from './listFetches.ts';
import { DEFAULT_PERCENTAGE } from './readPercentage.ts';

/** What would become of a request, as far as its caller may know. */
export interface OwnDryRun {
  decision: PolicyDecision['kind'];
  withheld: { path: readonly string[]; rule: string; article: string; message: string }[];
  /** What would be shown in part, and how; absent: nothing. */
  masked?: readonly Masking[];
  /** Who would be asked for which of the fields that the caller may have; keys, and what only departments tell one another, are not told. */
  departments: { name: string; fields: string[] }[];
  /** To departments, and how many of them one after another. */
  calls: number;
  rounds: number;
  cost: number;
}

interface OwnRequest {
  operation: PreparedOperation;
  decision: PolicyDecision;
  caller: Caller;
}

type Explaining = Omit<ExplainedOperation, 'operation' | 'percentage'> & {
  plans: Pick<PlanCache<unknown>, 'planOperationWithCache'>;
};

/** Tells a caller what policy says of his request, and who would be asked. @throws CallerError EXPLAIN_REFUSED to who is nobody in particular */
export function tellOwnRequest({ operation, decision, caller }: OwnRequest, { plans, ...explaining }: Explaining): OwnDryRun {
  if (caller.kind === 'anonymous')
    throw new CallerError(
      'EXPLAIN_REFUSED',
      '试运行仅供已登录的用户使用，请提供令牌。 A dry run is for callers who say who they are: send a token.',
    );
  const fetches = decision.kind === 'refuse' ? [] : fetchesOf(permitOperation(operation, decision), { plans, ...explaining });
  return {
    decision: decision.kind,
    withheld: withheldOf(operation, decision),
    ...maskedOf(decision),
    departments: departmentsOf(fetches, new Set(decision.fields), explaining.schema),
    calls: fetches.length,
    rounds: fetches.at(-1)?.round ?? 0,
    cost: estimateCost(operation.cost, explaining.variables).cost,
  };
}

function fetchesOf(operation: PreparedOperation, { plans, ...explaining }: Explaining): PlannedFetch[] {
  // Refuses what cannot be planned, in the words of a real request.
  plans.planOperationWithCache(operation);
  return listFetches(planExplained({ ...explaining, operation, percentage: DEFAULT_PERCENTAGE }).node);
}

function withheldOf(operation: PreparedOperation, decision: PolicyDecision): OwnDryRun['withheld'] {
  if (decision.kind === 'allow') return [];
  if (decision.kind === 'refuse' && decision.withheld.size === 0) return [{ path: [], ...decision.objection }];
  const paths = pathsOf(operation, decision.withheld);
  return [...decision.withheld].map(([node, objection]) => ({ path: paths.get(node) ?? [], ...objection }));
}

function maskedOf(decision: PolicyDecision): Pick<OwnDryRun, 'masked'> {
  const masked = decision.kind === 'refuse' ? undefined : decision.permitted?.masked;
  return masked ? { masked: [...masked.values()] } : {};
}

/** @param given coordinates that policy gives this caller; none: no policy is in force */
function departmentsOf(fetches: readonly PlannedFetch[], given: ReadonlySet<string>, schema: GraphQLSchema) {
  const departments = new Map<string, Set<string>>();
  for (const { department, operation } of fetches) {
    const fields = departments.get(department) ?? new Set();
    departments.set(department, fields);
    for (const coordinate of coordinatesIn(parse(operation, { noLocation: true }), schema)) {
      if (given.size === 0 || given.has(coordinate)) fields.add(coordinate);
    }
  }
  return [...departments].map(([name, fields]) => ({ name, fields: [...fields].toSorted() }));
}

/** The fields that a department's operation names, such as `Person.civilAffairs`. */
function coordinatesIn({ definitions }: DocumentNode, schema: GraphQLSchema): string[] {
  const found: string[] = [];
  const walk = ({ selections }: SelectionSetNode, typeName: string): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, selection.typeCondition?.name.value ?? typeName);
      if (selection.kind !== Kind.FIELD) continue;
      const { name, selectionSet } = selection;
      const type = schema.getType(typeName);
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name.value] : undefined;
      if (field) found.push(`${typeName}.${name.value}`);
      // `_entities` is no field of the graph: its fragments say of what types it is.
      if (selectionSet) walk(selectionSet, field ? getNamedType(field.type).name : '');
    }
  };
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) walk(definition.selectionSet, definition.typeCondition.name.value);
    if (definition.kind === Kind.OPERATION_DEFINITION)
      walk(definition.selectionSet, schema.getRootType(definition.operation)?.name ?? '');
  }
  return found;
}
