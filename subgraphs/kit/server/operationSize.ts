import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

export interface OperationLimits {
  /** Deepest nesting of fields (MAX_DEPTH). */
  maxDepth: number;
  /** Most items that all pages of an operation may hold together, each list's `first` multiplied by those above it (MAX_NODES). */
  maxNodes: number;
}

interface Size {
  depth: number;
  nodes: number;
}

/**
 * Refuses an operation that is nested too deeply or asks for too many items, before any of it runs. A page of 500 within a page of 500
 * within a page of 500 is one short line and 125 million rows. How many entities the gateway names in `_entities` is not counted: the
 * size of the request body bounds them.
 * @returns undefined for an operation that may run; the refusal says what to do
 */
export function refuseOversized(
  operation: { schema: GraphQLSchema; document: DocumentNode; operationName: string | null; variables: Record<string, unknown> },
  { maxDepth, maxNodes }: OperationLimits,
): GraphQLError | undefined {
  const { depth, nodes } = measureOperation(operation);
  if (depth > maxDepth) {
    return new GraphQLError(
      `查询嵌套${depth}层，最多${maxDepth}层，请减少嵌套或分次查询 (the operation is ${depth} levels deep, at most ${maxDepth} are allowed; nest less or ask in several operations)`,
      { extensions: { code: 'OPERATION_TOO_DEEP', depth, maxDepth } },
    );
  }
  if (nodes > maxNodes) {
    return new GraphQLError(
      `各级分页相乘最多可得${nodes}条，超过${maxNodes}条，请减小参数 first 或分次查询 (the pages of this operation may hold ${nodes} items, at most ${maxNodes} are allowed; lower "first" or ask in several operations)`,
      { extensions: { code: 'OPERATION_TOO_LARGE', nodes, maxNodes } },
    );
  }
  return undefined;
}

function measureOperation({ schema, document, operationName, variables }: Parameters<typeof refuseOversized>[0]): Size {
  const definition = getOperationAST(document, operationName);
  if (!definition) return NOTHING;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  const defaults = new Map(definition.variableDefinitions?.map(each => [each.variable.name.value, each.defaultValue]));
  // What a fragment costs does not depend on where it is spread: measured once, a chain of doublings stays a line.
  const measured = new Map<string, Size>();

  return ofSelections(definition.selectionSet, schema.getRootType(definition.operation) ?? undefined);

  function ofSelections(set: SelectionSetNode, parent: GraphQLNamedType | undefined): Size {
    return set.selections.reduce<Size>((sum, selection) => {
      const { depth, nodes } =
        selection.kind === Kind.FIELD
          ? ofField(selection, parent)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? ofSelections(selection.selectionSet, narrowed(parent, selection.typeCondition?.name.value))
            : ofFragment(selection.name.value);
      return { depth: Math.max(sum.depth, depth), nodes: sum.nodes + nodes };
    }, NOTHING);
  }

  function ofField(field: FieldNode, parent: GraphQLNamedType | undefined): Size {
    const definition = fieldOf(parent, field.name.value);
    const inside = field.selectionSet ? ofSelections(field.selectionSet, definition && getNamedType(definition.type)) : NOTHING;
    const first = pageSize(field, definition);
    return { depth: 1 + inside.depth, nodes: first === undefined ? inside.nodes : first * (1 + inside.nodes) };
  }

  function ofFragment(name: string): Size {
    const known = measured.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const size = fragment ? ofSelections(fragment.selectionSet, narrowed(undefined, fragment.typeCondition.name.value)) : NOTHING;
    measured.set(name, size);
    return size;
  }

  function narrowed(parent: GraphQLNamedType | undefined, condition: string | undefined): GraphQLNamedType | undefined {
    return condition === undefined ? parent : schema.getType(condition);
  }

  /** What `first` comes to here; undefined for a field that is no page. */
  function pageSize(field: FieldNode, definition: GraphQLField<unknown, unknown> | undefined): number | undefined {
    const argument = definition?.args.find(each => each.name === 'first');
    if (argument === undefined) return undefined;
    const given = field.arguments?.find(each => each.name.value === 'first')?.value;
    const literal = given?.kind === Kind.VARIABLE ? defaults.get(given.name.value) : given;
    const variable = given?.kind === Kind.VARIABLE ? variables[given.name.value] : undefined;
    const size = variable ?? (literal?.kind === Kind.INT ? Number(literal.value) : argument.defaultValue);
    return typeof size === 'number' && size > 0 ? size : 0;
  }
}

function fieldOf(parent: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

const NOTHING: Size = { depth: 0, nodes: 0 };
