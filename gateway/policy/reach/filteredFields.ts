import {
  type ArgumentNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
} from 'graphql';

/** What a list is cut by. */
export interface Filtered {
  /** Of which type the rows are. */
  row: GraphQLObjectType | GraphQLInterfaceType;
  /** Fields of it that arguments are called like. */
  named: readonly string[];
  /** Whether there are other arguments, of which nobody says what fields they look at. */
  isByMore: boolean;
}

/** Arguments of connections, which say how many rows and not which (https://relay.dev/graphql/connections.htm). */
const PAGING = new Set(['first', 'last', 'after', 'before']);

/**
 * What the rows of a field are cut by. Who may say `filter: { program: DISABILITY }` learns of each row that is left what its
 * `program` is, without selecting it; so an argument counts as asking for the field that it is called like. Of a filter in a
 * variable all that it could say counts.
 */
export function filteredFields(given: readonly ArgumentNode[], field: GraphQLField<unknown, unknown>): Filtered | undefined {
  const row = rowOf(getNamedType(field.type));
  const said = given.filter(({ name }) => !PAGING.has(name.value)).flatMap(argument => namesIn(argument, field));
  if (said.length === 0 || !(isObjectType(row) || isInterfaceType(row))) return undefined;
  const named = said.filter(name => row.getFields()[name] !== undefined);
  return { row, named, isByMore: named.length < said.length };
}

function namesIn({ name, value }: ArgumentNode, field: GraphQLField<unknown, unknown>): string[] {
  const type = field.args.find(argument => argument.name === name.value)?.type;
  const input = type && getNamedType(type);
  if (!isInputObjectType(input)) return [name.value];
  if (value.kind === Kind.VARIABLE) return Object.keys(input.getFields());
  return value.kind === Kind.OBJECT ? value.fields.map(one => one.name.value) : [];
}

/** What a connection is a list of; the type itself for anything else. */
function rowOf(type: GraphQLNamedType): GraphQLNamedType {
  const edges = isObjectType(type) ? type.getFields().edges : undefined;
  const edge = edges && getNamedType(edges.type);
  const node = isObjectType(edge) ? edge.getFields().node : undefined;
  return node ? getNamedType(node.type) : type;
}
