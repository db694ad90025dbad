import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  parseType,
  type SelectionSetNode,
  type TypeNode,
  type UnionTypeDefinitionNode,
} from 'graphql';
import { directiveArgument, directiveFlag } from '../directiveArgument.ts';
import type { FieldInDepartment, JoinedType, Joins, TypeInDepartment } from './Joins.ts';
import { readRequiredExternals } from './readRequiredExternals.ts';

type CompositeDefinition = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | UnionTypeDefinitionNode;

/** Reads the join directives of a supergraph. @throws Error for a selection or type in them that is not GraphQL */
export function readJoins(supergraph: DocumentNode): Joins {
  const definitions = supergraph.definitions.filter(isComposite);
  const possible = new PossibleTypes(definitions);
  const types = definitions.map((definition): [string, JoinedType] => [definition.name.value, readType(definition, possible)]);
  return {
    departments: readDepartmentNames(supergraph),
    types: new Map(types),
    namesWithArguments: new Set(definitions.flatMap(namesWithArguments)),
    rootTypes: readRootTypes(supergraph),
  };
}

function namesWithArguments(definition: CompositeDefinition): string[] {
  if (definition.kind === Kind.UNION_TYPE_DEFINITION) return [];
  return (definition.fields ?? []).flatMap(({ name, arguments: given }) => (given?.length ? [name.value] : []));
}

function isComposite(definition: DefinitionNode): definition is CompositeDefinition {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Kind.UNION_TYPE_DEFINITION
  );
}

const KINDS = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'object',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
} as const;

function readType(definition: CompositeDefinition, possible: PossibleTypes): JoinedType {
  const name = definition.name.value;
  const inDepartments = new Map<string, { -readonly [Key in keyof TypeInDepartment]: TypeInDepartment[Key] }>();
  for (const join of directives(definition, 'join__type')) {
    const graph = directiveArgument(join, 'graph') ?? '';
    const key = directiveArgument(join, 'key');
    const known = inDepartments.get(graph) ?? {
      isInterfaceObject: false,
      keys: [],
      fields: new Map(),
      possible: possible.in(name, graph),
    };
    if (directiveFlag(join, 'isInterfaceObject')) known.isInterfaceObject = true;
    if (key !== undefined)
      known.keys = [...known.keys, { selection: readSelection(key), isResolvable: !isOff(join, 'resolvable') }];
    inDepartments.set(graph, known);
  }
  if (definition.kind !== Kind.UNION_TYPE_DEFINITION) {
    const externals = readRequiredExternals(definition);
    for (const [graph, type] of inDepartments) {
      const fields = (definition.fields ?? []).flatMap(field => readField(field, graph, externals.get(graph)) ?? []);
      type.fields = new Map(fields.map(field => [field.name, field]));
    }
  }
  return {
    name,
    kind: KINDS[definition.kind],
    interfaces: definition.kind === Kind.UNION_TYPE_DEFINITION ? [] : (definition.interfaces ?? []).map(one => one.name.value),
    possible: possible.anywhere(name),
    in: inDepartments,
  };
}

/** A field without `@join__field` is everybody's who has the type; one with it only theirs whom it names. */
function readField(
  field: FieldDefinitionNode,
  graph: string,
  externals: ReadonlySet<string> | undefined,
): FieldInDepartment | undefined {
  const name = field.name.value;
  const joins = directives(field, 'join__field');
  const join = joins.find(one => directiveArgument(one, 'graph') === graph);
  if (joins.length > 0 && !join) return undefined;
  const written = join && directiveArgument(join, 'type');
  const type = written === undefined ? field.type : parseType(written, { noLocation: true });
  const requires = join && directiveArgument(join, 'requires');
  const provides = join && directiveArgument(join, 'provides');
  const label = join && directiveArgument(join, 'overrideLabel');
  return {
    name,
    type,
    typeName: namedType(type),
    isExternal: join ? directiveFlag(join, 'external') || directiveFlag(join, 'usedOverridden') : (externals?.has(name) ?? false),
    requires: requires === undefined ? undefined : readSelection(requires),
    provides: provides === undefined ? undefined : readSelection(provides),
    moves: join && label ? { label, isHereWhenOn: directiveArgument(join, 'override') !== undefined } : undefined,
  };
}

/** Which object types a type stands for, in one department and in all together. */
class PossibleTypes {
  readonly #inGraphs = new Map<string, Map<string, Set<string>>>();
  readonly #anywhere = new Map<string, Set<string>>();

  constructor(definitions: readonly CompositeDefinition[]) {
    for (const definition of definitions) {
      const name = definition.name.value;
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
        for (const join of directives(definition, 'join__type')) this.#add(name, directiveArgument(join, 'graph'), name);
        for (const join of directives(definition, 'join__implements')) {
          this.#add(directiveArgument(join, 'interface') ?? '', directiveArgument(join, 'graph'), name);
        }
        for (const implemented of definition.interfaces ?? []) this.#addAnywhere(implemented.name.value, name);
      } else if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
        for (const join of directives(definition, 'join__unionMember')) {
          this.#add(name, directiveArgument(join, 'graph'), directiveArgument(join, 'member') ?? '');
        }
      }
    }
  }

  in(name: string, graph: string): ReadonlySet<string> {
    return this.#inGraphs.get(name)?.get(graph) ?? new Set();
  }

  anywhere(name: string): ReadonlySet<string> {
    return this.#anywhere.get(name) ?? new Set();
  }

  #add(name: string, graph: string | undefined, possible: string): void {
    this.#addAnywhere(name, possible);
    if (graph === undefined) return;
    const graphs = this.#inGraphs.get(name) ?? new Map<string, Set<string>>();
    this.#inGraphs.set(name, graphs);
    graphs.set(graph, (graphs.get(graph) ?? new Set()).add(possible));
  }

  #addAnywhere(name: string, possible: string): void {
    this.#anywhere.set(name, (this.#anywhere.get(name) ?? new Set()).add(possible));
  }
}

function readDepartmentNames(supergraph: DocumentNode): Map<string, string> {
  const graphs = supergraph.definitions.find(
    definition => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  const values = graphs?.kind === Kind.ENUM_TYPE_DEFINITION ? (graphs.values ?? []) : [];
  return new Map(
    values.map(value => {
      const graph = value.directives?.find(({ name }) => name.value === 'join__graph');
      return [value.name.value, (graph && directiveArgument(graph, 'name')) ?? value.name.value];
    }),
  );
}

function readRootTypes(supergraph: DocumentNode): Joins['rootTypes'] {
  const schema = supergraph.definitions.find(({ kind }) => kind === Kind.SCHEMA_DEFINITION);
  if (schema?.kind !== Kind.SCHEMA_DEFINITION) return { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
  return Object.fromEntries(schema.operationTypes.map(({ operation, type }) => [operation, type.name.value]));
}

function directives(node: { directives?: readonly ConstDirectiveNode[] | undefined }, name: string): ConstDirectiveNode[] {
  return (node.directives ?? []).filter(directive => directive.name.value === name);
}

function isOff(directive: ConstDirectiveNode, argument: string): boolean {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.BOOLEAN && !value.value;
}

function readSelection(text: string): SelectionSetNode {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`"${text}" is not a selection of fields.`);
  return operation.selectionSet;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
