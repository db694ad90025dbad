import {
  type ArgumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
} from 'graphql';

/**
 * Names of the fields that a list is cut by. Who may say `filter: { program: DISABILITY }` learns of each row that is left what its
 * `program` is, without selecting it; so an argument that is called like a field counts as asking for it. Of a filter in a variable
 * all that it could say counts.
 */
export function filteredFields(
  given: readonly ArgumentNode[],
  field: GraphQLField<unknown, unknown>,
): { type: string; names: string[] } | undefined {
  const row = rowOf(getNamedType(field.type));
  if (given.length === 0 || !(isObjectType(row) || isInterfaceType(row))) return undefined;
  const said = given.flatMap(argument => namesIn(argument, field));
  const names = said.filter(name => row.getFields()[name] !== undefined);
  return names.length === 0 ? undefined : { type: row.name, names };
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
