import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a plain list is taken to hold when nothing says how long it is: the contract bounds such lists at about this size. */
export const ASSUMED_LIST_SIZE = 30;

/** The arguments by which a caller says how long a list may be (https://relay.dev/graphql/connections.htm#sec-Arguments). */
const SIZE_ARGUMENTS = ['first', 'last'];

export interface Counted {
  selectionSet: SelectionSetNode;
  root: GraphQLNamedType | undefined;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Readonly<Record<string, unknown>>;
}

/**
 * The number of objects an answer may hold: sizes of nested lists multiply. A connection is as long as its `first` or
 * `last` says (its `edges` and `nodes` take that size), other lists count `ASSUMED_LIST_SIZE`. Fields count as often as they
 * are written; objects with only scalar fields count like any other. Each fragment is counted once per list size it is
 * spread in, so that fragments that fan out cost nothing extra; the document must be free of fragment cycles.
 */
export function countNodes({ selectionSet, root, fragments, variables }: Counted, schema: GraphQLSchema): number {
  const countOfFragment = new Map<string, number>();
  return countIn(selectionSet, root, undefined);

  /** @param pageSize of the connection whose fields these are */
  function countIn(set: SelectionSetNode, type: GraphQLNamedType | undefined, pageSize: number | undefined): number {
    let count = 0;
    for (const selection of set.selections) {
      if (isLeftOut(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) count += countField(selection, type, pageSize);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) count += countFragment(selection.name.value, pageSize);
      else count += countIn(selection.selectionSet, narrowed(type, selection.typeCondition?.name.value), pageSize);
    }
    return count;
  }

  function countFragment(name: string, pageSize: number | undefined): number {
    const key = `${name} ${pageSize}`;
    const known = countOfFragment.get(key);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const count = fragment ? countIn(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), pageSize) : 0;
    countOfFragment.set(key, count);
    return count;
  }

  function countField(node: FieldNode, parent: GraphQLNamedType | undefined, pageSize: number | undefined): number {
    const field = fieldOf(parent, node.name.value);
    if (!field || !node.selectionSet) return 0;
    const type = getNamedType(field.type);
    const asked = askedSize(node, field, variables);
    if (isConnection(type)) return 1 + countIn(node.selectionSet, type, asked ?? ASSUMED_LIST_SIZE);
    const depth = listDepth(field.type);
    const size = depth === 0 ? 1 : (asked ?? pageSize ?? ASSUMED_LIST_SIZE) * ASSUMED_LIST_SIZE ** (depth - 1);
    return size * (1 + countIn(node.selectionSet, type, undefined));
  }

  function narrowed(type: GraphQLNamedType | undefined, condition: string | undefined): GraphQLNamedType | undefined {
    return condition === undefined ? type : schema.getType(condition);
  }
}

function fieldOf(parent: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** The larger of `first` and `last`, from the document, its variables or the schema's default; undefined when nothing says. */
function askedSize(node: FieldNode, field: GraphQLField<unknown, unknown>, variables: Counted['variables']): number | undefined {
  let size: number | undefined;
  for (const argument of field.args) {
    if (!SIZE_ARGUMENTS.includes(argument.name)) continue;
    const given = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
    let value: unknown = argument.defaultValue;
    if (given?.kind === Kind.INT) value = Number(given.value);
    else if (given?.kind === Kind.VARIABLE) value = variables[given.name.value] ?? argument.defaultValue;
    if (typeof value === 'number') size = Math.max(size ?? 0, value);
  }
  return size;
}

function isConnection(type: GraphQLNamedType): boolean {
  return isObjectType(type) && listDepth(type.getFields().edges?.type) > 0;
}

function listDepth(type: GraphQLOutputType | undefined): number {
  if (type === undefined) return 0;
  if (isNonNullType(type)) return listDepth(type.ofType);
  return isListType(type) ? 1 + listDepth(type.ofType) : 0;
}

function isLeftOut({ directives }: SelectionNode, variables: Counted['variables']): boolean {
  return (directives ?? []).some(({ name, arguments: args }) => {
    const value = args?.[0]?.value;
    const isTrue =
      value?.kind === Kind.BOOLEAN ? value.value : value?.kind === Kind.VARIABLE && variables[value.name.value] === true;
    return (name.value === 'skip' && isTrue) || (name.value === 'include' && !isTrue);
  });
}
