import {
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
  Representation,
} from '../QueryPlan.ts';
import { type Condition, conditionDirective } from './Condition.ts';
import { commonCondition } from './commonCondition.ts';
import { joinLists } from './joinLists.ts';
import type { PlannedFetch, ResponsePath } from './PlannedFetch.ts';
import { writeRequired } from './writeRequired.ts';
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

function writeEntities(fetches: readonly PlannedFetch[], writing: Writing): PlanNode {
  const together = joinLists(fetches);
  const questions = questionsOf(together);
  const [only] = questions;
  const isOne = questions.length === 1 && only?.paths.length === 1;
  const node = isOne ? writeOne(only.asked, { ...writing, path: only.paths[0] ?? [] }) : writeBatch(questions, writing);
  return together.length === fetches.length ? node : { ...node, apart: writeBatch(questionsOf(fetches), writing) };
}

/** Equal questions about objects in different places are one, so that an entity met twice is asked for once. */
function questionsOf(fetches: readonly PlannedFetch[]): AskedAt[] {
  const questions = new Map<string, AskedAt>();
  for (const fetch of fetches) {
    const asked = questionOf(fetch);
    const key = JSON.stringify(asked);
    const known = questions.get(key) ?? { asked, paths: [] };
    questions.set(key, known);
    known.paths.push([...(fetch.path ?? [])]);
  }
  return [...questions.values()];
}

interface AskedAt {
  asked: Question;
  paths: ResponsePath[];
}

interface Question {
  selections: SelectionNode[];
  /** Under which alone anything is asked; undefined when there is none. */
  condition: Condition | undefined;
  outputRewrites: FetchRewrite[];
  requires: Representation[];
  inputRewrites: FetchRewrite[];
}

function questionOf({ selection, representations }: PlannedFetch): Question {
  const { selections, rewrites } = writeSelection(selection);
  return {
    selections,
    condition: commonCondition([{ selection }]),
    outputRewrites: rewrites,
    requires: representations.map(writeRequired),
    inputRewrites: representations.flatMap(({ of, as, isAsObject }) => (isAsObject ? [] : [sendAs(of, as)])),
  };
}

function writeOne(asked: Question, { path, serviceName, definitions }: Writing & { path: ResponsePath }): FlattenNode {
  const representations = freeName('representations', definitions);
  const selections = [entitiesField('_entities', representations, asked)];
  const node: FlattenNode['node'] = {
    kind: 'Fetch',
    serviceName,
    operationKind: 'query',
    ...writeOperation(OperationTypeNode.QUERY, { selections, own: [representations], definitions }),
    requires: asked.requires,
    representationsVariableName: representations,
    ...rewritesOf(asked),
  };
  return { kind: 'Flatten', path: [...path], node };
}

function writeBatch(questions: readonly AskedAt[], { serviceName, definitions }: Writing): BatchFetchNode {
  const aliases = questions.map(
    ({ asked, paths }, index): EntityBatchAlias => ({
      alias: `_e${index}`,
      representationsVariableName: freeName(`_r${index}`, definitions),
      paths: paths.map(path => [...path]),
      requires: asked.requires,
      ...rewritesOf(asked),
    }),
  );
  const selections = questions.map(({ asked }, index) => entitiesField(`_e${index}`, freeName(`_r${index}`, definitions), asked));
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

/** The name, unless a variable of the caller's has it. */
function freeName(name: string, definitions: Writing['definitions']): string {
  return definitions.has(name) ? freeName(`_${name}`, definitions) : name;
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

function entitiesField(alias: string, variable: string, { selections, condition }: Question): SelectionNode {
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
    directives: condition ? [conditionDirective(condition)] : [],
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

function sendAs(of: string, as: string): FetchRewrite {
  return { ValueSetter: { path: [{ TypenameEquals: [of] }, { Key: '__typename' }], setValueTo: as } };
}
