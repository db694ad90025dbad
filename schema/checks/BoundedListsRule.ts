import { type DocumentNode, Kind, type TypeNode } from 'graphql';
import { definedElements, has } from '../definedElements.ts';
import type { ContractRule, DepartmentSchema } from './ContractRule.ts';

/**
 * A field that returns entities returns a Relay connection, or its description says how many there can be at most
 * (`最多 26 项 · at most 26`). `nodes` inside a connection is the connection.
 */
export const BoundedListsRule: ContractRule = {
  name: 'BOUNDED_LISTS',
  because: 'a list that grows with the city, once promised without pages, cannot be given pages without breaking its readers',
  whatToDo:
    'Return a Relay connection (<Type>Connection with edges, pageInfo and totalCount), or, when law or policy fixes the number, say so in the description: 最多 20 项 · at most 20.',
  check: departments => {
    const entities = entityNames(departments);
    return departments.flatMap(({ department, document }) =>
      definedElements(document)
        .filter(({ type, kind, typeName }) => type !== undefined && kind !== 'input' && !typeName.endsWith('Connection'))
        .filter(({ type, description }) => entities.has(listedName(type)) && !/最多|at most/i.test(description ?? ''))
        .map(({ coordinate, type }) => ({
          departments: [department],
          coordinate,
          message: `It is a plain list of ${listedName(type)}, without pages and without a bound`,
        })),
    );
  },
};

/** Types with a key anywhere in the city, and the interfaces and unions through which they are reached. */
function entityNames(departments: readonly DepartmentSchema[]): ReadonlySet<string> {
  const documents = departments.map(({ document }) => document);
  const keyed = documents.flatMap(document =>
    definedElements(document).flatMap(({ fieldName, typeName, directives }) =>
      fieldName === undefined && has(directives, 'key') ? [typeName] : [],
    ),
  );
  const entities = new Set(keyed);
  for (const name of documents.flatMap(document => abstractTypesOver(document, new Set(keyed)))) entities.add(name);
  return entities;
}

function abstractTypesOver(document: DocumentNode, keyed: ReadonlySet<string>): string[] {
  return document.definitions.flatMap(definition => {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      return definition.types?.some(type => keyed.has(type.name.value)) ? [definition.name.value] : [];
    }
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) return [];
    return keyed.has(definition.name.value) ? (definition.interfaces ?? []).map(type => type.name.value) : [];
  });
}

/** The name of what a list holds; the empty string when the type is no list. */
function listedName(type: TypeNode | undefined, inList = false): string {
  if (type === undefined) return '';
  if (type.kind === Kind.NAMED_TYPE) return inList ? type.name.value : '';
  return listedName(type.type, inList || type.kind === Kind.LIST_TYPE);
}
