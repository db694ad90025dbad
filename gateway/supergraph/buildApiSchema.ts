import { buildASTSchema, type DefinitionNode, type DocumentNode, type GraphQLSchema, Kind, visit } from 'graphql';

/** Directives of the public schema: the ones the GraphQL specification itself defines. */
const PUBLIC_DIRECTIVES = new Set(['deprecated', 'specifiedBy', 'oneOf']);
const MACHINERY = /^(join|link|core|federation|policy|requiresScopes)__|^_/;
const EXECUTABLE_LOCATION =
  /^(QUERY|MUTATION|SUBSCRIPTION|FIELD|FRAGMENT_DEFINITION|FRAGMENT_SPREAD|INLINE_FRAGMENT|VARIABLE_DEFINITION)$/;

/**
 * The schema callers see: the supergraph without federation's machinery and without everything marked `@inaccessible`
 * (https://specs.apollo.dev/inaccessible/v0.2/).
 */
export function buildApiSchema(supergraph: DocumentNode): GraphQLSchema {
  const hiddenTypes = namesOfInaccessibleTypes(supergraph);
  const isHidden = (name: string) => hiddenTypes.has(name);
  const visible = visit(withoutMachinery(supergraph), {
    enter(node) {
      if ('directives' in node && node.directives?.some(directive => directive.name.value === 'inaccessible')) return null;
      if ((node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) && node.interfaces) {
        return { ...node, interfaces: node.interfaces.filter(type => !isHidden(type.name.value)) };
      }
      if (node.kind === Kind.UNION_TYPE_DEFINITION && node.types) {
        return { ...node, types: node.types.filter(type => !isHidden(type.name.value)) };
      }
      if (node.kind === Kind.SCHEMA_DEFINITION) {
        return { ...node, operationTypes: node.operationTypes.filter(root => !isHidden(root.type.name.value)) };
      }
      return undefined;
    },
  });
  return buildASTSchema(withoutPrivateDirectives(visible));
}

/** The whole schema, inaccessible parts included: the executor needs its type relations, callers never see it. */
export function buildFullSchema(supergraph: DocumentNode): GraphQLSchema {
  return buildASTSchema(withoutPrivateDirectives(withoutMachinery(supergraph)), { assumeValidSDL: true });
}

function namesOfInaccessibleTypes(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  for (const definition of document.definitions) {
    if (!('directives' in definition) || !('name' in definition) || !definition.name) continue;
    if (definition.directives?.some(directive => directive.name.value === 'inaccessible')) names.add(definition.name.value);
  }
  return names;
}

function withoutMachinery(document: DocumentNode): DocumentNode {
  return { ...document, definitions: document.definitions.filter(definition => !isMachinery(definition)) };
}

function isMachinery(definition: DefinitionNode): boolean {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
    return !definition.locations.some(location => EXECUTABLE_LOCATION.test(location.value));
  }
  return 'name' in definition && definition.name !== undefined && MACHINERY.test(definition.name.value);
}

function withoutPrivateDirectives(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive: node => (PUBLIC_DIRECTIVES.has(node.name.value) ? undefined : null),
  });
}
