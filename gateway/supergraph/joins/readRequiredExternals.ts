import { type InterfaceTypeDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import { directiveArgument } from '../directiveArgument.ts';

/**
 * Of an interface that some department has as an object: the fields which that department requires, and so does not have
 * itself, by department. `@requires` names only fields that its department has as `@external`
 * (https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/directives#requires), but composition
 * (@theguild/federation-composition 0.27.0) leaves `@external` out there: the field has no `@join__field` and looks like
 * everybody's.
 */
export function readRequiredExternals(
  type: InterfaceTypeDefinitionNode | ObjectTypeDefinitionNode,
): ReadonlyMap<string, ReadonlySet<string>> {
  const externals = new Map<string, Set<string>>();
  if (type.kind !== Kind.INTERFACE_TYPE_DEFINITION) return externals;
  for (const directive of (type.fields ?? []).flatMap(({ directives }) => directives ?? [])) {
    const graph = directiveArgument(directive, 'graph');
    const required = directive.name.value === 'join__field' ? directiveArgument(directive, 'requires') : undefined;
    if (graph === undefined || required === undefined) continue;
    const names = externals.get(graph) ?? new Set();
    externals.set(graph, names);
    for (const field of outermostFields(required)) names.add(field);
  }
  return externals;
}

function outermostFields(selection: string): string[] {
  const [operation] = parse(`{ ${selection} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.flatMap(one => (one.kind === Kind.FIELD ? [one.name.value] : []));
}
