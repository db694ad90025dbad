import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  parse,
  visit,
} from 'graphql';
import { directiveArgument } from './directiveArgument.ts';

/**
 * Says of fields of an interface which departments really have them.
 *
 * `@requires` names only fields that its department has as `@external`
 * (https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/directives#requires). Where an
 * interface is an object in that department, composition (@theguild/federation-composition 0.27.0) leaves that out: a field
 * without `@join__field` counts as everybody's, and the planner would ask the department for what it requires itself.
 */
export function externaliseRequired(document: DocumentNode): DocumentNode {
  return visit(document, {
    InterfaceTypeDefinition: { leave: node => complete(node) },
  });
}

function complete(type: InterfaceTypeDefinitionNode): InterfaceTypeDefinitionNode | undefined {
  const requiredBy = new Map<string, Set<string>>();
  for (const directive of (type.fields ?? []).flatMap(({ directives }) => directives ?? [])) {
    const graph = directiveArgument(directive, 'graph');
    const required = directive.name.value === 'join__field' ? directiveArgument(directive, 'requires') : undefined;
    if (graph === undefined || required === undefined) continue;
    for (const field of outermostFields(required)) requiredBy.set(field, (requiredBy.get(field) ?? new Set()).add(graph));
  }
  if (requiredBy.size === 0) return undefined;
  const graphs = new Set(
    (type.directives ?? []).flatMap(directive =>
      directive.name.value === 'join__type' ? [directiveArgument(directive, 'graph') ?? ''] : [],
    ),
  );
  return { ...type, fields: (type.fields ?? []).map(field => completeField(field, requiredBy.get(field.name.value), graphs)) };
}

function completeField(
  field: FieldDefinitionNode,
  externalIn: ReadonlySet<string> | undefined,
  graphs: ReadonlySet<string>,
): FieldDefinitionNode {
  if (!externalIn || field.directives?.some(({ name }) => name.value === 'join__field')) return field;
  const joins = [...graphs].map(graph => joinField(graph, externalIn.has(graph)));
  return { ...field, directives: [...(field.directives ?? []), ...joins] };
}

function joinField(graph: string, isExternal: boolean): ConstDirectiveNode {
  const external = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'external' },
    value: { kind: Kind.BOOLEAN, value: true },
  } as const;
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'join__field' },
    arguments: [
      { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'graph' }, value: { kind: Kind.ENUM, value: graph } },
      ...(isExternal ? [external] : []),
    ],
  };
}

function outermostFields(selection: string): string[] {
  const [operation] = parse(`{ ${selection} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.flatMap(one => (one.kind === Kind.FIELD ? [one.name.value] : []));
}
