import {
  type DirectiveNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parseType,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { Joins } from '../../supergraph/joins/Joins.ts';
import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FetchRewrite,
  FlattenNode,
  PlanNode,
  RequiresSelection,
} from '../QueryPlan.ts';
import type { FetchSelection } from './FetchSelection.ts';
import type { PlannedFetch, Representation, ResponsePath } from './PlannedFetch.ts';
import { setOf, writeSelection } from './writeSelection.ts';

export type CallWriter = (fetches: readonly PlannedFetch[]) => PlanNode;

/** Writes calls as nodes of a plan, with the variables of an operation. */
export function createCallWriter(operation: OperationDefinitionNode, joins: Joins): CallWriter {
  const definitions = new Map((operation.variableDefinitions ?? []).map(one => [one.variable.name.value, one]));
  return fetches => {
    const [first] = fetches;
    if (!first) throw new Error('A call without fetches cannot be written.');
    const serviceName = joins.departments.get(first.graph) ?? first.graph;
    return first.path
      ? writeEntities(fetches, { serviceName, definitions })
      : writeRoot(first, { operation, serviceName, definitions });
  };
}

interface Writing {
  serviceName: string;
  definitions: ReadonlyMap<string, VariableDefinitionNode>;
}

function writeRoot(
  fetch: PlannedFetch,
  { operation, serviceName, definitions }: Writing & { operation: OperationDefinitionNode },
): FetchNode {
  const { selections, rewrites } = writeSelection(fetch.selection);
  return {
    kind: 'Fetch',
    serviceName,
    operationKind: operation.operation,
    ...writeOperation(operation.operation, { selections, own: [], definitions }),
    ...(rewrites.length > 0 ? { outputRewrites: rewrites } : {}),
  };
}

/** Equal questions about objects in different places are one, so that an entity met twice is asked for once. */
function writeEntities(fetches: readonly PlannedFetch[], { serviceName, definitions }: Writing): PlanNode {
  const questions = new Map<string, { asked: Question; paths: ResponsePath[] }>();
  for (const fetch of fetches) {
    const asked = questionOf(fetch);
    const key = JSON.stringify(asked);
    const known = questions.get(key) ?? { asked, paths: [] };
    questions.set(key, known);
    known.paths.push([...(fetch.path ?? [])]);
  }
  const all = [...questions.values()];
  const [only] = all;
  if (all.length === 1 && only?.paths.length === 1) {
    return writeOne(only.asked, { path: only.paths[0] ?? [], serviceName, definitions });
  }
  return writeBatch(all, { serviceName, definitions });
}

interface Question {
  selections: SelectionNode[];
  outputRewrites: FetchRewrite[];
  requires: RequiresSelection[];
  inputRewrites: FetchRewrite[];
}

function questionOf({ selection, representations }: PlannedFetch): Question {
  const { selections, rewrites } = writeSelection(selection);
  return {
    selections,
    outputRewrites: rewrites,
    requires: representations.map(requireAll),
    inputRewrites: representations.flatMap(({ of, as, isAsObject }) => (isAsObject ? [] : [sendAs(of, as)])),
  };
}

function writeOne(asked: Question, { path, serviceName, definitions }: Writing & { path: ResponsePath }): PlanNode {
  const selections = [entitiesField('_entities', 'representations', asked.selections)];
  const node: FlattenNode['node'] = {
    kind: 'Fetch',
    serviceName,
    operationKind: 'query',
    ...writeOperation(OperationTypeNode.QUERY, { selections, own: ['representations'], definitions }),
    requires: asked.requires,
    ...rewritesOf(asked),
  };
  return { kind: 'Flatten', path: [...path], node };
}

function writeBatch(
  questions: readonly { asked: Question; paths: ResponsePath[] }[],
  { serviceName, definitions }: Writing,
): BatchFetchNode {
  const aliases = questions.map(
    ({ asked, paths }, index): EntityBatchAlias => ({
      alias: `_e${index}`,
      representationsVariableName: `_r${index}`,
      paths: paths.map(path => [...path]),
      requires: asked.requires,
      ...rewritesOf(asked),
    }),
  );
  const selections = questions.map(({ asked }, index) => entitiesField(`_e${index}`, `_r${index}`, asked.selections));
  const own = aliases.map(({ representationsVariableName }) => representationsVariableName);
  return {
    kind: 'BatchFetch',
    serviceName,
    operationKind: 'query',
    ...writeOperation(OperationTypeNode.QUERY, { selections, own, definitions }),
    entityBatch: { aliases },
  };
}

function rewritesOf({ inputRewrites, outputRewrites }: Question): Pick<FetchNode, 'inputRewrites' | 'outputRewrites'> {
  return {
    ...(inputRewrites.length > 0 ? { inputRewrites } : {}),
    ...(outputRewrites.length > 0 ? { outputRewrites } : {}),
  };
}

/** @param own variables for representations, which the caller's operation does not have */
function writeOperation(
  kind: OperationDefinitionNode['operation'],
  {
    selections,
    own,
    definitions,
  }: { selections: readonly SelectionNode[]; own: readonly string[]; definitions: Writing['definitions'] },
): { operation: string; variableUsages?: string[] } {
  const used = usedVariables(selections).filter(name => !own.includes(name));
  const document: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: kind,
    variableDefinitions: [...own.map(representationsVariable), ...used.flatMap(name => definitions.get(name) ?? [])],
    selectionSet: setOf(selections),
  };
  const operation = stripIgnoredCharacters(print(document));
  return used.length > 0 ? { operation, variableUsages: used } : { operation };
}

function entitiesField(alias: string, variable: string, selections: readonly SelectionNode[]): SelectionNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: '_entities' },
    ...(alias === '_entities' ? {} : { alias: { kind: Kind.NAME, value: alias } as const }),
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'representations' },
        value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
      },
    ],
    selectionSet: setOf(selections),
  };
}

function representationsVariable(name: string): VariableDefinitionNode {
  const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
  return { kind: Kind.VARIABLE_DEFINITION, variable, type: parseType('[_Any!]!', { noLocation: true }) };
}

function usedVariables(selections: readonly SelectionNode[]): string[] {
  const used = new Set<string>();
  visit(setOf(selections), { Variable: ({ name }) => void used.add(name.value) });
  return [...used];
}

function requireAll({ of, selections }: Representation): RequiresSelection {
  const fields = selections.flatMap(({ selections: all }) => all.flatMap(requireOne));
  return { kind: 'InlineFragment', typeCondition: of, selections: [{ kind: 'Field', name: '__typename' }, ...fields] };
}

function requireOne(selection: SelectionNode): RequiresSelection[] {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
  const below = selection.selectionSet?.selections.flatMap(requireOne);
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const type = selection.typeCondition?.name.value;
    return type === undefined ? (below ?? []) : [{ kind: 'InlineFragment', typeCondition: type, selections: below ?? [] }];
  }
  const { name, alias } = selection;
  // Seen from the receiver: what the object has under the alias is sent under the field's name.
  const named = alias ? { name: alias.value, alias: name.value } : { name: name.value };
  return [{ kind: 'Field', ...named, ...(below ? { selections: below } : {}) }];
}

function sendAs(of: string, as: string): FetchRewrite {
  return { ValueSetter: { path: [{ TypenameEquals: [of] }, { Key: '__typename' }], setValueTo: as } };
}

/** A condition under which all that the fetches ask stands; undefined when there is none. */
export function commonCondition(fetches: readonly PlannedFetch[]): { variable: string; wanted: boolean } | undefined {
  const all = fetches.flatMap(({ selection }) => conditionsOf(selection, []));
  const [first = [], ...others] = all;
  return first.find(one =>
    others.every(other => other.some(({ variable, wanted }) => variable === one.variable && wanted === one.wanted)),
  );
}

interface Condition {
  variable: string;
  wanted: boolean;
}

/** For each field on top, the conditions on it and around it. */
function conditionsOf({ fields, fragments }: FetchSelection, around: readonly Condition[]): Condition[][] {
  return [
    ...[...fields.values()].map(({ conditions }) => [...around, ...readConditions(conditions)]),
    ...[...fragments.values()].flatMap(({ conditions, selection }) =>
      conditionsOf(selection, [...around, ...readConditions(conditions)]),
    ),
  ];
}

function readConditions(directives: readonly DirectiveNode[]): Condition[] {
  return directives.flatMap(({ name, arguments: given }) => {
    const value = given?.[0]?.value;
    return value?.kind === Kind.VARIABLE ? [{ variable: value.name.value, wanted: name.value === 'include' }] : [];
  });
}
