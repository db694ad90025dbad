import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type Selecting } from '../project/collectFields.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';

/** The shape of the answer: response keys in their order, types, and what a null takes with it. */
export function showProjection({ operation, variables, schema }: ExplainedOperation): string[] {
  const root = schema.getRootType(operation.definition.operation);
  if (!root) return [`The schema has no ${operation.definition.operation} type.`];
  const conditions = Object.fromEntries(operation.conditionVariables.map(name => [name, variables[name] === true]));
  const selecting: Selecting = { schema, fragments: operation.fragments, conditions };
  const given = operation.conditionVariables.map(name => `$${name} = ${conditions[name]}`);
  return [
    ...(given.length > 0 ? [`with ${given.join(', ')}`] : []),
    'data',
    ...indent(showFields(root, [operation.definition.selectionSet], { selecting, path: '', nullable: 'data' })),
  ];
}

interface Level {
  selecting: Selecting;
  path: string;
  /** The nearest place above that may be null: where a null that is not allowed ends up. */
  nullable: string;
}

function showFields(type: GraphQLObjectType, sets: readonly SelectionSetNode[], level: Level): string[] {
  return [...collectFields(type, sets, level.selecting)].flatMap(([key, nodes]) => {
    const name = nodes[0]?.name.value ?? '';
    const field = type.getFields()[name];
    if (!field) return [`${key}: ${name.startsWith('__') ? 'answered by the gateway' : 'unknown'}`];
    return showField({ key, nodes, type: field.type }, level);
  });
}

function showField(
  { key, nodes, type }: { key: string; nodes: readonly FieldNode[]; type: GraphQLOutputType },
  level: Level,
): string[] {
  const path = level.path === '' ? key : `${level.path}.${key}`;
  const { notes, nullable, path: inner } = followNulls(type, { path, nullable: level.nullable });
  const line = `${key}: ${type}${notes.length > 0 ? `   ${notes.join('; ')}` : ''}`;
  const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  return [line, ...indent(showBelow(getNamedType(type), sets, { ...level, path: inner, nullable }))];
}

/** Walks through the wrappers of a type: which null ends where (https://spec.graphql.org/October2021/#sec-Handling-Field-Errors). */
function followNulls(
  type: GraphQLOutputType,
  at: { path: string; nullable: string },
): { notes: string[]; path: string; nullable: string } {
  const notes: string[] = [];
  let { path, nullable } = at;
  let rest = type;
  for (;;) {
    if (isNonNullType(rest)) {
      notes.push(`a null ${path === at.path ? 'here' : 'item'} makes ${nullable} null`);
      rest = rest.ofType;
    } else {
      nullable = path;
    }
    if (!isListType(rest)) return { notes, path, nullable };
    rest = rest.ofType;
    path += '.@';
  }
}

function showBelow(type: GraphQLNamedType, sets: readonly SelectionSetNode[], level: Level): string[] {
  if (isObjectType(type)) return showFields(type, sets, level);
  if (!isAbstractType(type)) return [];
  // Types with the same shape are told once.
  const shapes = Map.groupBy(possibleTypes(type, level.selecting.schema), possible =>
    showFields(possible, sets, level).join('\n'),
  );
  if (shapes.size === 1) return [...shapes.keys()].flatMap(shape => shape.split('\n'));
  return [...shapes].flatMap(([shape, types]) => [
    `for ${types.map(({ name }) => name).join(', ')}`,
    ...indent(shape === '' ? ['nothing'] : shape.split('\n')),
  ]);
}

function possibleTypes(type: GraphQLNamedType, schema: GraphQLSchema): readonly GraphQLObjectType[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

function indent(lines: readonly string[]): string[] {
  return lines.map(line => `  ${line}`);
}
