import { type DocumentNode, Kind, parse } from 'graphql';
import { directiveArgument } from './directiveArgument.ts';

/** Department name -> type name -> the names of the fields that make up each of its keys there, outermost only. */
export type EntityKeys = ReadonlyMap<string, ReadonlyMap<string, readonly (readonly string[])[]>>;

/** Reads `@join__type(graph: HRSS, key: "code year")` (https://specs.apollo.dev/join/v0.5/). */
export function readEntityKeys(supergraph: DocumentNode): EntityKeys {
  const names = namesOfGraphs(supergraph);
  const keys = new Map<string, Map<string, string[][]>>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== 'join__type') continue;
      const department = names.get(directiveArgument(directive, 'graph') ?? '');
      const key = directiveArgument(directive, 'key');
      if (department === undefined || key === undefined) continue;
      const ofDepartment = keys.get(department) ?? new Map<string, string[][]>();
      keys.set(department, ofDepartment);
      const ofType = ofDepartment.get(definition.name.value) ?? [];
      ofDepartment.set(definition.name.value, [...ofType, fieldsOf(key)]);
    }
  }
  return keys;
}

function namesOfGraphs(supergraph: DocumentNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const graph = value.directives?.find(directive => directive.name.value === 'join__graph');
      const name = graph && directiveArgument(graph, 'name');
      if (name !== undefined) names.set(value.name.value, name);
    }
  }
  return names;
}

function fieldsOf(key: string): string[] {
  const [operation] = parse(`{ ${key} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.flatMap(selection => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
}
