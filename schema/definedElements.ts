import { type ConstDirectiveNode, type DocumentNode, Kind, type TypeNode } from 'graphql';

/** A type or a field as one department defines it: what the contract rules look at. */
export interface DefinedElement {
  /** `Person` or `Person.pensions`. */
  coordinate: string;
  typeName: string;
  /** The name of the field; none for the type itself. */
  fieldName: string | undefined;
  /** The field's type as written; none for the type itself. */
  type: TypeNode | undefined;
  description: string | undefined;
  directives: readonly ConstDirectiveNode[];
  /** Owned elsewhere and only repeated here: marked `@external` on the field or on its type. */
  external: boolean;
  /** Part of an `extend`, which GraphQL lets carry no description. */
  extension: boolean;
  kind: 'object' | 'interface' | 'input' | 'enum' | 'scalar' | 'union';
}

const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);

/** Lists the types and fields a department defines, without the federation's own machinery. */
export function definedElements(document: DocumentNode): DefinedElement[] {
  return document.definitions.flatMap(definition => {
    const kind = kindOf(definition.kind);
    if (kind === undefined || !('name' in definition) || definition.name === undefined) return [];
    const typeName = definition.name.value;
    if (isMachinery(typeName)) return [];
    const directives = 'directives' in definition ? ((definition.directives ?? []) as readonly ConstDirectiveNode[]) : [];
    const typeExternal = has(directives, 'external');
    const extension = definition.kind.endsWith('Extension');
    const type: DefinedElement = {
      coordinate: typeName,
      typeName,
      fieldName: undefined,
      type: undefined,
      description: 'description' in definition ? definition.description?.value : undefined,
      directives,
      external: typeExternal,
      extension,
      kind,
    };
    const fields = 'fields' in definition ? (definition.fields ?? []) : [];
    const described = fields
      .filter(field => !isMachinery(field.name.value))
      .map(field => ({
        coordinate: `${typeName}.${field.name.value}`,
        typeName,
        fieldName: field.name.value,
        type: field.type,
        description: field.description?.value,
        directives: field.directives ?? [],
        external: typeExternal || has(field.directives ?? [], 'external'),
        extension,
        kind,
      }));
    return [type, ...described];
  });
}

/** Whether a type is one of the three that operations start from. */
export function isRootType(typeName: string): boolean {
  return ROOT_TYPES.has(typeName);
}

/** Whether a definition carries the directive, by its usual name or as imported by its full name (`@federation__key`). */
export function has(directives: readonly ConstDirectiveNode[], name: string): boolean {
  return directives.some(directive => directive.name.value === name || directive.name.value === `federation__${name}`);
}

/** `_Service`, `_entities`, `link__Purpose`, `federation__FieldSet`: names the federation keeps for itself. */
function isMachinery(name: string): boolean {
  return name.startsWith('_') || /^(federation|link|join)__/.test(name) || name === 'FieldSet';
}

function kindOf(kind: Kind): DefinedElement['kind'] | undefined {
  switch (kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
      return 'object';
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return 'interface';
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_EXTENSION:
      return 'input';
    case Kind.ENUM_TYPE_DEFINITION:
      return 'enum';
    case Kind.SCALAR_TYPE_DEFINITION:
      return 'scalar';
    case Kind.UNION_TYPE_DEFINITION:
      return 'union';
    default:
      return undefined;
  }
}
